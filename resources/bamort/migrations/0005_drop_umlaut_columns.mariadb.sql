-- version: 0.4.0
-- touches: char_wealth
--
-- char_wealth loses its three columns with umlauts in their names. Their money is in the ASCII columns (0004), and
-- the original values are kept in stellwerk_kept_char_wealth.

-- migrate:up
-- One ALTER that only changes the dictionary (instant since MariaDB 10.4).
ALTER TABLE char_wealth
  DROP COLUMN `goldstücke`,
  DROP COLUMN `silberstücke`,
  DROP COLUMN `kupferstücke`;

-- migrate:verify
-- a column that is still there
SELECT column_name
  FROM information_schema.columns
 WHERE table_schema = DATABASE()
   AND table_name = 'char_wealth'
   AND column_name IN ('goldstücke', 'silberstücke', 'kupferstücke');

-- migrate:down
-- The columns come back empty at their old place. Their values come back with the down of 0004.
ALTER TABLE char_wealth
  ADD COLUMN `goldstücke` bigint(20) DEFAULT NULL AFTER character_id,
  ADD COLUMN `silberstücke` bigint(20) DEFAULT NULL AFTER `goldstücke`,
  ADD COLUMN `kupferstücke` bigint(20) DEFAULT NULL AFTER `silberstücke`;
