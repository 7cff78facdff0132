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
SELECT name
  FROM sqlite_schema
 WHERE type = 'table'
   AND name IN ('learning_sources', 'learning_character_classes', 'skill_skills', 'skill_spells', 'skill_weaponskills');
-- a foreign key that still points at an old name
SELECT child.name, parent."table"
  FROM sqlite_schema AS child
  JOIN pragma_foreign_key_list(child.name) AS parent
 WHERE child.type = 'table'
   AND parent."table" IN ('learning_sources', 'learning_character_classes', 'skill_skills', 'skill_spells', 'skill_weaponskills');

-- migrate:down
ALTER TABLE char_weaponskills RENAME TO skill_weaponskills;
ALTER TABLE char_spells RENAME TO skill_spells;
ALTER TABLE char_skills RENAME TO skill_skills;
ALTER TABLE gsm_character_classes RENAME TO learning_character_classes;
ALTER TABLE gsm_lit_sources RENAME TO learning_sources;
