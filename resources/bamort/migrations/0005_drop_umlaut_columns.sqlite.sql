-- version: 0.4.0
-- touches: char_wealth
--
-- char_wealth loses its three columns with umlauts in their names. Their money is in the ASCII columns (0004), and
-- the original values are kept in stellwerk_kept_char_wealth.

-- migrate:up
ALTER TABLE char_wealth DROP COLUMN "goldstücke";
ALTER TABLE char_wealth DROP COLUMN "silberstücke";
ALTER TABLE char_wealth DROP COLUMN "kupferstücke";

-- migrate:verify
-- a column that is still there
SELECT name
  FROM pragma_table_info('char_wealth')
 WHERE name IN ('goldstücke', 'silberstücke', 'kupferstücke');

-- migrate:down
-- A database that was installed at 0.4.0 or later never kept anything; then an empty table is made, which 0003 drops.
CREATE TABLE IF NOT EXISTS stellwerk_kept_char_wealth (
  id bigint unsigned NOT NULL,
  "goldstücke" bigint(20) DEFAULT NULL,
  "silberstücke" bigint(20) DEFAULT NULL,
  "kupferstücke" bigint(20) DEFAULT NULL,
  goldstuecke bigint(20) DEFAULT NULL,
  silberstuecke bigint(20) DEFAULT NULL,
  kupferstuecke bigint(20) DEFAULT NULL,
  PRIMARY KEY (id)
);

-- The columns come back at their old place, with the values that were kept where the money is still what 0004 made of
-- them. A coin that was changed since has NULL there: its value is in the ASCII column.
-- SQLite cannot add a column in the middle, so the table is rebuilt as SQLite documents it (make the new one, copy,
-- drop the old one, rename, make the indexes). Before rows are copied, the new table takes over the last id that was
-- ever given, so that no id is used twice. Foreign keys that point at the table know it by name and stay as they are.
-- The quotes around a type are needed where a word follows its brackets.
CREATE TABLE stellwerk_new_char_wealth (
  id integer PRIMARY KEY AUTOINCREMENT,
  name longtext DEFAULT NULL,
  character_id "bigint(20) unsigned" DEFAULT NULL,
  "goldstücke" bigint(20) DEFAULT NULL,
  "silberstücke" bigint(20) DEFAULT NULL,
  "kupferstücke" bigint(20) DEFAULT NULL,
  user_id "bigint(20) unsigned" DEFAULT NULL,
  goldstuecke bigint(20) DEFAULT NULL,
  silberstuecke bigint(20) DEFAULT NULL,
  kupferstuecke bigint(20) DEFAULT NULL,
  CONSTRAINT fk_char_chars_vermoegen FOREIGN KEY (character_id) REFERENCES char_chars (id) ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_char_wealth', seq FROM sqlite_sequence WHERE name = 'char_wealth';
INSERT INTO stellwerk_new_char_wealth
  (id, name, character_id, user_id, goldstuecke, silberstuecke, kupferstuecke)
  SELECT id, name, character_id, user_id, goldstuecke, silberstuecke, kupferstuecke
    FROM char_wealth;
DROP TABLE char_wealth;
ALTER TABLE stellwerk_new_char_wealth RENAME TO char_wealth;
CREATE INDEX idx_char_wealth_character_id ON char_wealth (character_id);
CREATE INDEX idx_char_wealth_user_id ON char_wealth (user_id);
UPDATE char_wealth
   SET "goldstücke" = (SELECT kept."goldstücke" FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.goldstuecke = COALESCE(kept."goldstücke", kept.goldstuecke),
                               char_wealth.goldstuecke IS NULL AND COALESCE(kept."goldstücke", kept.goldstuecke) IS NULL));
UPDATE char_wealth
   SET "silberstücke" = (SELECT kept."silberstücke" FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.silberstuecke = COALESCE(kept."silberstücke", kept.silberstuecke),
                               char_wealth.silberstuecke IS NULL AND COALESCE(kept."silberstücke", kept.silberstuecke) IS NULL));
UPDATE char_wealth
   SET "kupferstücke" = (SELECT kept."kupferstücke" FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.kupferstuecke = COALESCE(kept."kupferstücke", kept.kupferstuecke),
                               char_wealth.kupferstuecke IS NULL AND COALESCE(kept."kupferstücke", kept.kupferstuecke) IS NULL));
