-- version: 0.4.0
--
-- gsm_skills and gsm_weaponskills get a base value of 0, and a new row no longer gets improvable and innate_skill by
-- default. Rows that exist keep their values of these two.

-- migrate:up
-- One ALTER per table that only changes the dictionary. SET DEFAULT NULL, not DROP DEFAULT, because without any default
-- an insert that leaves the column out would be refused in strict mode.
ALTER TABLE gsm_skills
  ADD COLUMN basis_wert bigint(20) DEFAULT 0,
  ALTER COLUMN improvable SET DEFAULT NULL,
  ALTER COLUMN innate_skill SET DEFAULT NULL;
ALTER TABLE gsm_weaponskills
  ADD COLUMN basis_wert bigint(20) DEFAULT 0,
  ALTER COLUMN improvable SET DEFAULT NULL,
  ALTER COLUMN innate_skill SET DEFAULT NULL;

-- migrate:verify
-- a row without the base value 0
SELECT id
  FROM gsm_skills
 WHERE basis_wert IS NULL OR basis_wert <> 0;
SELECT id
  FROM gsm_weaponskills
 WHERE basis_wert IS NULL OR basis_wert <> 0;
-- a default that is not NULL
SELECT table_name, column_name, column_default
  FROM information_schema.columns
 WHERE table_schema = DATABASE()
   AND table_name IN ('gsm_skills', 'gsm_weaponskills')
   AND column_name IN ('improvable', 'innate_skill')
   AND (column_default IS NULL OR column_default <> 'NULL');

-- migrate:down
-- 0.3.0 has no place for base values. They are master data and come back with the next import.
ALTER TABLE gsm_weaponskills
  ALTER COLUMN innate_skill SET DEFAULT 0,
  ALTER COLUMN improvable SET DEFAULT 1,
  DROP COLUMN basis_wert;
ALTER TABLE gsm_skills
  ALTER COLUMN innate_skill SET DEFAULT 0,
  ALTER COLUMN improvable SET DEFAULT 1,
  DROP COLUMN basis_wert;
