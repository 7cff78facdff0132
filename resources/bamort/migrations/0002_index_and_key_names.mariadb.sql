-- version: 0.4.0
--
-- The renamed tables get the index and foreign key names of 0.4.0. Unique indexes change their name. Of the other
-- indexes and of the foreign key on the source a second one with the new name is added, although it is redundant,
-- because the databases of 0.4.0 have both (AutoMigrate never removes anything) and the schema must equal theirs.

-- migrate:up
-- All changes of one table are one ALTER. RENAME INDEX only changes the dictionary, and ADD INDEX works in place. Only
-- the foreign key makes MariaDB copy a table, and that is the one of the character classes, which has a few rows.
-- MariaDB notes "duplicate index" (1831) for each redundant one.
ALTER TABLE gsm_lit_sources
  RENAME INDEX idx_learning_sources_code TO idx_gsm_lit_sources_code,
  RENAME INDEX uni_learning_sources_name TO uni_gsm_lit_sources_name,
  ADD INDEX idx_gsm_lit_sources_game_system (game_system);
ALTER TABLE gsm_character_classes
  RENAME INDEX idx_learning_character_classes_code TO idx_gsm_character_classes_code,
  RENAME INDEX uni_learning_character_classes_name TO uni_gsm_character_classes_name,
  ADD INDEX idx_gsm_character_classes_source_id (source_id),
  ADD INDEX idx_gsm_character_classes_game_system (game_system),
  ADD INDEX idx_gsm_character_classes_quelle (quelle),
  ADD CONSTRAINT fk_gsm_character_classes_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE;
ALTER TABLE char_skills
  ADD INDEX idx_char_skills_character_id (character_id),
  ADD INDEX idx_char_skills_user_id (user_id);
ALTER TABLE char_spells
  ADD INDEX idx_char_spells_character_id (character_id),
  ADD INDEX idx_char_spells_user_id (user_id);
ALTER TABLE char_weaponskills
  ADD INDEX idx_char_weaponskills_character_id (character_id),
  ADD INDEX idx_char_weaponskills_user_id (user_id);

-- migrate:verify
-- a unique index that still has its old name
SELECT table_name, index_name
  FROM information_schema.statistics
 WHERE table_schema = DATABASE()
   AND index_name IN ('idx_learning_sources_code', 'uni_learning_sources_name',
                      'idx_learning_character_classes_code', 'uni_learning_character_classes_name');
-- a class without its source, which the new foreign key demands
SELECT class.id, class.code, class.source_id
  FROM gsm_character_classes AS class
  LEFT JOIN gsm_lit_sources AS source ON source.id = class.source_id
 WHERE source.id IS NULL;

-- migrate:down
ALTER TABLE char_weaponskills
  DROP INDEX idx_char_weaponskills_user_id,
  DROP INDEX idx_char_weaponskills_character_id;
ALTER TABLE char_spells
  DROP INDEX idx_char_spells_user_id,
  DROP INDEX idx_char_spells_character_id;
ALTER TABLE char_skills
  DROP INDEX idx_char_skills_user_id,
  DROP INDEX idx_char_skills_character_id;
ALTER TABLE gsm_character_classes
  DROP FOREIGN KEY fk_gsm_character_classes_source,
  DROP INDEX idx_gsm_character_classes_quelle,
  DROP INDEX idx_gsm_character_classes_game_system,
  DROP INDEX idx_gsm_character_classes_source_id,
  RENAME INDEX uni_gsm_character_classes_name TO uni_learning_character_classes_name,
  RENAME INDEX idx_gsm_character_classes_code TO idx_learning_character_classes_code;
ALTER TABLE gsm_lit_sources
  DROP INDEX idx_gsm_lit_sources_game_system,
  RENAME INDEX uni_gsm_lit_sources_name TO uni_learning_sources_name,
  RENAME INDEX idx_gsm_lit_sources_code TO idx_learning_sources_code;
