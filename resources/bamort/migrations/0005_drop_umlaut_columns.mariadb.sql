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
-- A database that was installed at 0.4.0 or later never kept anything; then an empty table is made, which 0003 drops.
CREATE TABLE IF NOT EXISTS stellwerk_kept_char_wealth (
  id bigint unsigned NOT NULL,
  `goldstücke` bigint(20) DEFAULT NULL,
  `silberstücke` bigint(20) DEFAULT NULL,
  `kupferstücke` bigint(20) DEFAULT NULL,
  goldstuecke bigint(20) DEFAULT NULL,
  silberstuecke bigint(20) DEFAULT NULL,
  kupferstuecke bigint(20) DEFAULT NULL,
  PRIMARY KEY (id)
);

-- The columns come back at their old place, with the values that were kept where the money is still what 0004 made of
-- them. A coin that was changed since has NULL there: its value is in the ASCII column.
ALTER TABLE char_wealth
  ADD COLUMN `goldstücke` bigint(20) DEFAULT NULL AFTER character_id,
  ADD COLUMN `silberstücke` bigint(20) DEFAULT NULL AFTER `goldstücke`,
  ADD COLUMN `kupferstücke` bigint(20) DEFAULT NULL AFTER `silberstücke`;
UPDATE char_wealth
   SET `goldstücke` = (SELECT kept.`goldstücke` FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.goldstuecke = COALESCE(kept.`goldstücke`, kept.goldstuecke),
                               char_wealth.goldstuecke IS NULL AND COALESCE(kept.`goldstücke`, kept.goldstuecke) IS NULL));
UPDATE char_wealth
   SET `silberstücke` = (SELECT kept.`silberstücke` FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.silberstuecke = COALESCE(kept.`silberstücke`, kept.silberstuecke),
                               char_wealth.silberstuecke IS NULL AND COALESCE(kept.`silberstücke`, kept.silberstuecke) IS NULL));
UPDATE char_wealth
   SET `kupferstücke` = (SELECT kept.`kupferstücke` FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.kupferstuecke = COALESCE(kept.`kupferstücke`, kept.kupferstuecke),
                               char_wealth.kupferstuecke IS NULL AND COALESCE(kept.`kupferstücke`, kept.kupferstuecke) IS NULL));
