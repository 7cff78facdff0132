CREATE TABLE t (id INT);
/*!40101 SET @a = 1; */;
CREATE TABLE v (id INT);
