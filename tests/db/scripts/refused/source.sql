CREATE TABLE t (id INT);
source /nonexistent/x.sql
CREATE TABLE v (id INT);
