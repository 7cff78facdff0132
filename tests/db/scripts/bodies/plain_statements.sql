CREATE TABLE event (id INT, `procedure` INT, begin INT);
CREATE VIEW package AS SELECT begin, CASE WHEN id THEN 1 END AS c FROM event;
INSERT INTO event VALUES (1, 2, 3);
DO IF(1, 2, 3);
SET @begin = 1;
