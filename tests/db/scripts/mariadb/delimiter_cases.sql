Delimiter //
CREATE PROCEDURE p() BEGIN SELECT 1; END//
  delimiter	;
CREATE TABLE t (id INT);
DELIMITER ;;
CREATE TABLE u (id INT);;
DELIMITER $$ -- the rest is ignored
CREATE TABLE v (id INT)$$
