CREATE TABLE `a;b``c` (`d'e` INT, `f"g` INT, `h\` INT, `-- i` INT, `/* j` INT);
INSERT INTO `a;b``c` VALUES (1, 2, 3, 4, 5);
