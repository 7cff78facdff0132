-- version: 0.4.0
--
-- Five tables get the names that the backend uses since 0.1.37. A rename keeps every row and id.
-- Foreign keys that point at a renamed table follow by themselves.

-- migrate:up
-- If a table of a new name exists already (the new backend was started too early and its AutoMigrate made an
-- empty one), the rename stops with "already exists". That is meant, because rows may be in either table by then.
ALTER TABLE learning_sources RENAME TO gsm_lit_sources;
ALTER TABLE learning_character_classes RENAME TO gsm_character_classes;
ALTER TABLE skill_skills RENAME TO char_skills;
ALTER TABLE skill_spells RENAME TO char_spells;
ALTER TABLE skill_weaponskills RENAME TO char_weaponskills;

-- migrate:verify
-- a table that still has its old name
SELECT table_name
  FROM information_schema.tables
 WHERE table_schema = DATABASE()
   AND table_name IN ('learning_sources', 'learning_character_classes', 'skill_skills', 'skill_spells', 'skill_weaponskills');
-- a foreign key that still points at an old name
SELECT table_name, constraint_name, referenced_table_name
  FROM information_schema.referential_constraints
 WHERE constraint_schema = DATABASE()
   AND referenced_table_name IN ('learning_sources', 'learning_character_classes', 'skill_skills', 'skill_spells', 'skill_weaponskills');

-- migrate:down
ALTER TABLE char_weaponskills RENAME TO skill_weaponskills;
ALTER TABLE char_spells RENAME TO skill_spells;
ALTER TABLE char_skills RENAME TO skill_skills;
ALTER TABLE gsm_character_classes RENAME TO learning_character_classes;
ALTER TABLE gsm_lit_sources RENAME TO learning_sources;
