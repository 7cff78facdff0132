;;
;CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(200), b TEXT);
;;; ;
-- x
;/* y */;
INSERT INTO t VALUES (1, 'a', 'b');;
