/*!999999\- enable the sandbox mode */ 
-- a dump
/*!40101 SET NAMES utf8mb4 */;
/*M!100616 SET @n=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */;
DROP TABLE IF EXISTS `t`;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `t` (
  `id` int(11) NOT NULL
) ENGINE=InnoDB;
INSERT INTO `t` VALUES
(1),
(2);
DELIMITER ;;
/*!50003 CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN
  SET NEW.id = NEW.id + 1;
END */;;
DELIMITER ;
INSERT INTO t VALUES (7);
