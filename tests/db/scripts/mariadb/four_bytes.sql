CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(200), b TEXT);
INSERT INTO t VALUES (1, '😀;😀', 'Größe'), (2, "龍", 'ß\';');
CREATE TABLE goldstücke (größe INT, `ßx` INT);
CREATE PROCEDURE p() COMMENT '🐉;' SELECT '🐉';
