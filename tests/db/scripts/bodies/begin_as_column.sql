CREATE TABLE t (id INT, begin INT, end INT);
CREATE PROCEDURE p()
BEGIN
  SELECT begin FROM t;
  SELECT t.begin, end FROM t ORDER BY end;
  UPDATE t SET begin = 1, end = begin WHERE end > begin;
  SELECT begin AS begin, id end FROM t;
END;
INSERT INTO t VALUES (1, 2, 3);
