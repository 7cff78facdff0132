CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(200), b TEXT);
INSERT INTO t VALUES (1, 'it''s; ''''', "say ""hi"";");
INSERT INTO t VALUES (2, 'a\';b\\', "c\";d\n");
INSERT INTO t VALUES (3, '"', "'`");
INSERT INTO t VALUES (4, 'two
lines;
', '\
');
INSERT INTO t VALUES (5, x'413b', b'00111011');
INSERT INTO t VALUES (6, N'x;', _utf8mb4'y;');
INSERT INTO t VALUES (7, \N, 'a' 'b;');
