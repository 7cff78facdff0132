CREATE TABLE t (id INT);
\. /nonexistent/x.sql
CREATE TABLE v (id INT);
