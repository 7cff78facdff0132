-- version: 0.4.0
--
-- A table in which the next migration keeps what stood in the money columns of char_wealth, so that the way back can
-- give every row exactly what it had. It belongs to the tool (stellwerk_*), not to the application, and it stays as
-- long as there is a way back. It has a migration of its own because the way back must write the money first and drop
-- the table afterwards, and MariaDB cannot do both in one transaction.

-- migrate:up
CREATE TABLE stellwerk_kept_char_wealth (
  id bigint unsigned NOT NULL,
  `goldstücke` bigint(20) DEFAULT NULL,
  `silberstücke` bigint(20) DEFAULT NULL,
  `kupferstücke` bigint(20) DEFAULT NULL,
  goldstuecke bigint(20) DEFAULT NULL,
  silberstuecke bigint(20) DEFAULT NULL,
  kupferstuecke bigint(20) DEFAULT NULL,
  PRIMARY KEY (id)
);

-- migrate:verify
-- a row in the new table
SELECT id
  FROM stellwerk_kept_char_wealth;

-- migrate:down
-- By now the kept values are back in char_wealth (down of 0004), and the table is empty.
DROP TABLE stellwerk_kept_char_wealth;
