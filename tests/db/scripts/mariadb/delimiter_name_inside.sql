CREATE TABLE t (id INT,
delimiter INT
);
INSERT INTO t VALUES (1, 2);
