CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, "begin" TEXT);
-- it's;
--x;
INSERT INTO t VALUES (5--2;
, 'a', /* b; */ 'c');
/* ' */ INSERT INTO t VALUES (7, '/*', '*/'); -- end