-- version: 0.4.0
-- touches: char_wealth
--
-- The money of most characters stands in the columns with umlauts, while the columns that 0.4.0 reads hold NULL or 0
-- there. For each of the three coins the new value is the umlaut value if there is one (0 is one), else the ASCII
-- value. Where both are set and differ, the umlaut value is the right one.

-- migrate:up
-- Nothing. The columns exist on both sides, and only rows change.

-- migrate:data
-- Keep what is there. A row that is kept already is not kept again, so this may be repeated after the copy.
INSERT INTO stellwerk_kept_char_wealth
  (id, `goldstücke`, `silberstücke`, `kupferstücke`, goldstuecke, silberstuecke, kupferstuecke)
SELECT wealth.id, wealth.`goldstücke`, wealth.`silberstücke`, wealth.`kupferstücke`,
       wealth.goldstuecke, wealth.silberstuecke, wealth.kupferstuecke
  FROM char_wealth AS wealth
 WHERE NOT EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = wealth.id);
UPDATE char_wealth
   SET goldstuecke = COALESCE(`goldstücke`, goldstuecke),
       silberstuecke = COALESCE(`silberstücke`, silberstuecke),
       kupferstuecke = COALESCE(`kupferstücke`, kupferstuecke)
 WHERE `goldstücke` IS NOT NULL
    OR `silberstücke` IS NOT NULL
    OR `kupferstücke` IS NOT NULL;

-- migrate:verify
-- a row whose money is not what was kept; the COALESCE is "differs" where NULL equals NULL
SELECT wealth.id
  FROM char_wealth AS wealth
  LEFT JOIN stellwerk_kept_char_wealth AS kept ON kept.id = wealth.id
 WHERE kept.id IS NULL
    OR COALESCE(wealth.goldstuecke <> COALESCE(kept.`goldstücke`, kept.goldstuecke),
                (wealth.goldstuecke IS NULL) <> (COALESCE(kept.`goldstücke`, kept.goldstuecke) IS NULL))
    OR COALESCE(wealth.silberstuecke <> COALESCE(kept.`silberstücke`, kept.silberstuecke),
                (wealth.silberstuecke IS NULL) <> (COALESCE(kept.`silberstücke`, kept.silberstuecke) IS NULL))
    OR COALESCE(wealth.kupferstuecke <> COALESCE(kept.`kupferstücke`, kept.kupferstuecke),
                (wealth.kupferstuecke IS NULL) <> (COALESCE(kept.`kupferstücke`, kept.kupferstuecke) IS NULL));
-- a row that is gone
SELECT kept.id
  FROM stellwerk_kept_char_wealth AS kept
  LEFT JOIN char_wealth AS wealth ON wealth.id = kept.id
 WHERE wealth.id IS NULL;

-- migrate:down
-- The down of 0005 has made the umlaut columns again and written the kept values where they still hold.
--
-- A coin that still has the value which the copy gave it gets back the ASCII value that was kept. A coin that was
-- changed since, and every coin of a new row, stays in the ASCII column with NULL beside it. So the rule of the data
-- section gives the present value in every case, and the next way up loses nothing. The present value is not written
-- into the umlaut column as well, because what is later spent or earned in the ASCII column would lose against it on
-- the next way up. Rows that were deleted since stay deleted.
--
-- Each statement may be repeated, because a second run finds the same values to write or nothing to do. At last the
-- kept rows go, so that the next way up keeps what is there then.
UPDATE char_wealth
   SET goldstuecke = (SELECT kept.goldstuecke FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.goldstuecke = COALESCE(kept.`goldstücke`, kept.goldstuecke),
                               char_wealth.goldstuecke IS NULL AND COALESCE(kept.`goldstücke`, kept.goldstuecke) IS NULL));
UPDATE char_wealth
   SET silberstuecke = (SELECT kept.silberstuecke FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.silberstuecke = COALESCE(kept.`silberstücke`, kept.silberstuecke),
                               char_wealth.silberstuecke IS NULL AND COALESCE(kept.`silberstücke`, kept.silberstuecke) IS NULL));
UPDATE char_wealth
   SET kupferstuecke = (SELECT kept.kupferstuecke FROM stellwerk_kept_char_wealth AS kept WHERE kept.id = char_wealth.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_wealth AS kept
                WHERE kept.id = char_wealth.id
                  AND COALESCE(char_wealth.kupferstuecke = COALESCE(kept.`kupferstücke`, kept.kupferstuecke),
                               char_wealth.kupferstuecke IS NULL AND COALESCE(kept.`kupferstücke`, kept.kupferstuecke) IS NULL));
DELETE FROM stellwerk_kept_char_wealth;
