CREATE TABLE t (id INT PRIMARY KEY, a VARCHAR(200), b TEXT);
DELIMITER //
CREATE PROCEDURE p(IN n INT)
BEGIN
  -- a comment; it's kept
  INSERT INTO t VALUES (n, 'x;y', "it's");
  SELECT 1; # another 'one
END//
DELIMITER ;
CALL p(1);
CALL p(2);
