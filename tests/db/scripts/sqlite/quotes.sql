CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, "begin" TEXT);
INSERT INTO t VALUES (1, 'it''s;', 'a\');
INSERT INTO t ("id", [a], `begin`) VALUES (2, 'b;', x'3b');
INSERT INTO t VALUES (3, 'two
lines;', '--');
