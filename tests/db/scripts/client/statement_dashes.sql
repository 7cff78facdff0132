--drop nothing; it's a comment
CREATE TABLE t (id INT);
--
--x
CREATE TABLE u (id INT);
