-- version: 0.4.0
--
-- New columns of user tables. Rows that exist get NULL as base value and German as language.

-- migrate:up
ALTER TABLE char_skills ADD COLUMN basis_wert bigint(20) DEFAULT NULL;
ALTER TABLE char_weaponskills ADD COLUMN basis_wert bigint(20) DEFAULT NULL;
ALTER TABLE users ADD COLUMN preferred_language varchar(191) DEFAULT 'de';

-- migrate:verify
-- a user without a language
SELECT user_id
  FROM users
 WHERE preferred_language IS NULL;
-- a skill that got a base value from nowhere
SELECT id
  FROM char_skills
 WHERE basis_wert IS NOT NULL;
SELECT id
  FROM char_weaponskills
 WHERE basis_wert IS NOT NULL;

-- migrate:down
-- 0.3.0 has no place for these values, so base values and languages that users have set since are lost.
ALTER TABLE users DROP COLUMN preferred_language;
ALTER TABLE char_weaponskills DROP COLUMN basis_wert;
ALTER TABLE char_skills DROP COLUMN basis_wert;
