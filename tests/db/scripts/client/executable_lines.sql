/*!
SELECT
-- c;
1 */;
SELECT /*!50001
 2 -- ' 
*/, 3;