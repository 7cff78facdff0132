-- version: 0.5.0
--
-- Master rows get the id of their game system beside its text, and gsm_misc gets both. The backend rewrites the text
-- row by row as rows are edited ('midgard' becomes the name of the game system), so only the id is reliable. A new row
-- no longer gets 'midgard' by default.

-- migrate:up
-- One ALTER per table that only changes the dictionary. SET DEFAULT NULL, not DROP DEFAULT, because without any default
-- an insert that leaves the column out would be refused in strict mode.
ALTER TABLE gsm_lit_sources
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_character_classes
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE learning_skill_categories
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE learning_skill_difficulties
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE learning_spell_schools
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE learning_spell_level_le_costs
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_skills
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_weaponskills
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_spells
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_equipments
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_weapons
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_containers
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_transportations
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_believes
  ALTER COLUMN game_system SET DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL;
ALTER TABLE gsm_misc
  ADD COLUMN game_system varchar(191) DEFAULT NULL,
  ADD COLUMN game_system_id bigint(20) unsigned DEFAULT NULL,
  ADD INDEX idx_gsm_misc_game_system (game_system);

-- migrate:data
-- There was one game system until now, so every row belongs to it.
UPDATE gsm_lit_sources SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_character_classes SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE learning_skill_categories SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE learning_skill_difficulties SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE learning_spell_schools SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE learning_spell_level_le_costs SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_skills SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_weaponskills SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_spells SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_equipments SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_weapons SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_containers SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_transportations SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_believes SET game_system_id = 1 WHERE game_system_id IS NULL;
UPDATE gsm_misc SET game_system = 'midgard', game_system_id = 1 WHERE game_system_id IS NULL;

-- migrate:verify
-- a row without its game system
SELECT id, 'gsm_lit_sources' AS of_table FROM gsm_lit_sources AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_character_classes' AS of_table FROM gsm_character_classes AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'learning_skill_categories' AS of_table FROM learning_skill_categories AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'learning_skill_difficulties' AS of_table FROM learning_skill_difficulties AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'learning_spell_schools' AS of_table FROM learning_spell_schools AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'learning_spell_level_le_costs' AS of_table FROM learning_spell_level_le_costs AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_skills' AS of_table FROM gsm_skills AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_weaponskills' AS of_table FROM gsm_weaponskills AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_spells' AS of_table FROM gsm_spells AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_equipments' AS of_table FROM gsm_equipments AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_weapons' AS of_table FROM gsm_weapons AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_containers' AS of_table FROM gsm_containers AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_transportations' AS of_table FROM gsm_transportations AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_believes' AS of_table FROM gsm_believes AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
SELECT id, 'gsm_misc' AS of_table FROM gsm_misc AS row_of
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS game_system WHERE game_system.id = row_of.game_system_id);
-- a default that is not NULL
SELECT table_name, column_default
  FROM information_schema.columns
 WHERE table_schema = DATABASE()
   AND column_name = 'game_system'
   AND table_name IN ('gsm_lit_sources', 'gsm_character_classes', 'learning_skill_categories', 'learning_skill_difficulties',
                      'learning_spell_schools', 'learning_spell_level_le_costs', 'gsm_skills', 'gsm_weaponskills',
                      'gsm_spells', 'gsm_equipments', 'gsm_weapons', 'gsm_containers', 'gsm_transportations',
                      'gsm_believes', 'gsm_misc')
   AND (column_default IS NULL OR column_default <> 'NULL');

-- migrate:down
-- 0.4.0 knows one game system. Which of several a row belongs to is master data and comes back with the next import.
ALTER TABLE gsm_misc
  DROP INDEX idx_gsm_misc_game_system,
  DROP COLUMN game_system_id,
  DROP COLUMN game_system;
ALTER TABLE gsm_believes
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_transportations
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_containers
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_weapons
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_equipments
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_spells
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_weaponskills
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_skills
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE learning_spell_level_le_costs
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE learning_spell_schools
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE learning_skill_difficulties
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE learning_skill_categories
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_character_classes
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
ALTER TABLE gsm_lit_sources
  DROP COLUMN game_system_id,
  ALTER COLUMN game_system SET DEFAULT 'midgard';
