-- version: 0.5.0
--
-- Master rows get the id of their game system beside its text, and gsm_misc gets both. The backend rewrites the text
-- row by row as rows are edited ('midgard' becomes the name of the game system), so only the id is reliable. A new row
-- no longer gets 'midgard' by default.

-- migrate:up
-- SQLite cannot change the default of a column, so each table is rebuilt as SQLite documents it (make the new one, copy,
-- drop the old one, rename, make the indexes). Before rows are copied, the new table takes over the last id that was
-- ever given, so that no id is used twice. Foreign keys that point at the table know it by name and stay as they are.
-- The quotes around a type are needed where a word follows its brackets.
CREATE TABLE stellwerk_new_gsm_lit_sources (
  id integer PRIMARY KEY AUTOINCREMENT,
  code varchar(10) NOT NULL,
  name varchar(191) NOT NULL,
  full_name longtext DEFAULT NULL,
  edition longtext DEFAULT NULL,
  publisher longtext DEFAULT NULL,
  publish_year bigint(20) DEFAULT NULL,
  description longtext DEFAULT NULL,
  is_core tinyint(1) DEFAULT 0,
  is_active tinyint(1) DEFAULT 1,
  game_system varchar(191) DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_lit_sources', seq FROM sqlite_sequence WHERE name = 'gsm_lit_sources';
INSERT INTO stellwerk_new_gsm_lit_sources
  (id, code, name, full_name, edition, publisher, publish_year, description, is_core, is_active, game_system)
  SELECT id, code, name, full_name, edition, publisher, publish_year, description, is_core, is_active, game_system
    FROM gsm_lit_sources;
DROP TABLE gsm_lit_sources;
ALTER TABLE stellwerk_new_gsm_lit_sources RENAME TO gsm_lit_sources;
CREATE UNIQUE INDEX idx_gsm_lit_sources_code ON gsm_lit_sources (code);
CREATE INDEX idx_gsm_lit_sources_game_system ON gsm_lit_sources (game_system);
CREATE INDEX idx_learning_sources_game_system ON gsm_lit_sources (game_system);
CREATE UNIQUE INDEX uni_gsm_lit_sources_name ON gsm_lit_sources (name);

CREATE TABLE stellwerk_new_gsm_character_classes (
  id integer PRIMARY KEY AUTOINCREMENT,
  code varchar(3) DEFAULT NULL,
  name varchar(191) NOT NULL,
  description longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" NOT NULL,
  game_system varchar(191) DEFAULT NULL,
  quelle varchar(3) DEFAULT 'KOD',
  game_system_id "bigint(20) unsigned" DEFAULT NULL,
  CONSTRAINT fk_gsm_character_classes_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE,
  CONSTRAINT fk_learning_character_classes_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_character_classes', seq FROM sqlite_sequence WHERE name = 'gsm_character_classes';
INSERT INTO stellwerk_new_gsm_character_classes
  (id, code, name, description, source_id, game_system, quelle)
  SELECT id, code, name, description, source_id, game_system, quelle
    FROM gsm_character_classes;
DROP TABLE gsm_character_classes;
ALTER TABLE stellwerk_new_gsm_character_classes RENAME TO gsm_character_classes;
CREATE UNIQUE INDEX idx_gsm_character_classes_code ON gsm_character_classes (code);
CREATE INDEX idx_gsm_character_classes_game_system ON gsm_character_classes (game_system);
CREATE INDEX idx_gsm_character_classes_quelle ON gsm_character_classes (quelle);
CREATE INDEX idx_gsm_character_classes_source_id ON gsm_character_classes (source_id);
CREATE INDEX idx_learning_character_classes_game_system ON gsm_character_classes (game_system);
CREATE INDEX idx_learning_character_classes_quelle ON gsm_character_classes (quelle);
CREATE INDEX idx_learning_character_classes_source_id ON gsm_character_classes (source_id);
CREATE UNIQUE INDEX uni_gsm_character_classes_name ON gsm_character_classes (name);

CREATE TABLE stellwerk_new_learning_skill_categories (
  id integer PRIMARY KEY AUTOINCREMENT,
  name varchar(191) NOT NULL,
  source_id "bigint(20) unsigned" NOT NULL,
  game_system varchar(191) DEFAULT NULL,
  quelle varchar(3) DEFAULT 'KOD',
  game_system_id "bigint(20) unsigned" DEFAULT NULL,
  CONSTRAINT fk_learning_skill_categories_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_learning_skill_categories', seq FROM sqlite_sequence WHERE name = 'learning_skill_categories';
INSERT INTO stellwerk_new_learning_skill_categories
  (id, name, source_id, game_system, quelle)
  SELECT id, name, source_id, game_system, quelle
    FROM learning_skill_categories;
DROP TABLE learning_skill_categories;
ALTER TABLE stellwerk_new_learning_skill_categories RENAME TO learning_skill_categories;
CREATE INDEX idx_learning_skill_categories_game_system ON learning_skill_categories (game_system);
CREATE INDEX idx_learning_skill_categories_quelle ON learning_skill_categories (quelle);
CREATE INDEX idx_learning_skill_categories_source_id ON learning_skill_categories (source_id);
CREATE UNIQUE INDEX uni_learning_skill_categories_name ON learning_skill_categories (name);

CREATE TABLE stellwerk_new_learning_skill_difficulties (
  id integer PRIMARY KEY AUTOINCREMENT,
  name varchar(191) NOT NULL,
  description longtext DEFAULT NULL,
  game_system varchar(191) DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_learning_skill_difficulties', seq FROM sqlite_sequence WHERE name = 'learning_skill_difficulties';
INSERT INTO stellwerk_new_learning_skill_difficulties
  (id, name, description, game_system)
  SELECT id, name, description, game_system
    FROM learning_skill_difficulties;
DROP TABLE learning_skill_difficulties;
ALTER TABLE stellwerk_new_learning_skill_difficulties RENAME TO learning_skill_difficulties;
CREATE INDEX idx_learning_skill_difficulties_game_system ON learning_skill_difficulties (game_system);
CREATE UNIQUE INDEX uni_learning_skill_difficulties_name ON learning_skill_difficulties (name);

CREATE TABLE stellwerk_new_learning_spell_schools (
  id integer PRIMARY KEY AUTOINCREMENT,
  name varchar(191) NOT NULL,
  description longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" NOT NULL,
  game_system varchar(191) DEFAULT NULL,
  quelle varchar(3) DEFAULT 'KOD',
  game_system_id "bigint(20) unsigned" DEFAULT NULL,
  CONSTRAINT fk_learning_spell_schools_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_learning_spell_schools', seq FROM sqlite_sequence WHERE name = 'learning_spell_schools';
INSERT INTO stellwerk_new_learning_spell_schools
  (id, name, description, source_id, game_system, quelle)
  SELECT id, name, description, source_id, game_system, quelle
    FROM learning_spell_schools;
DROP TABLE learning_spell_schools;
ALTER TABLE stellwerk_new_learning_spell_schools RENAME TO learning_spell_schools;
CREATE INDEX idx_learning_spell_schools_game_system ON learning_spell_schools (game_system);
CREATE INDEX idx_learning_spell_schools_quelle ON learning_spell_schools (quelle);
CREATE INDEX idx_learning_spell_schools_source_id ON learning_spell_schools (source_id);
CREATE UNIQUE INDEX uni_learning_spell_schools_name ON learning_spell_schools (name);

CREATE TABLE stellwerk_new_learning_spell_level_le_costs (
  id integer PRIMARY KEY AUTOINCREMENT,
  level bigint(20) NOT NULL,
  le_required bigint(20) NOT NULL,
  game_system varchar(191) DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_learning_spell_level_le_costs', seq FROM sqlite_sequence WHERE name = 'learning_spell_level_le_costs';
INSERT INTO stellwerk_new_learning_spell_level_le_costs
  (id, level, le_required, game_system)
  SELECT id, level, le_required, game_system
    FROM learning_spell_level_le_costs;
DROP TABLE learning_spell_level_le_costs;
ALTER TABLE stellwerk_new_learning_spell_level_le_costs RENAME TO learning_spell_level_le_costs;
CREATE INDEX idx_learning_spell_level_le_costs_game_system ON learning_spell_level_le_costs (game_system);
CREATE UNIQUE INDEX idx_learning_spell_level_le_costs_level ON learning_spell_level_le_costs (level);

CREATE TABLE stellwerk_new_gsm_skills (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT NULL,
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  initialwert bigint(20) DEFAULT 5,
  bonuseigenschaft longtext DEFAULT NULL,
  improvable tinyint(1) DEFAULT NULL,
  innate_skill tinyint(1) DEFAULT NULL,
  category longtext DEFAULT NULL,
  difficulty longtext DEFAULT NULL,
  basis_wert bigint(20) DEFAULT 0,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_skills', seq FROM sqlite_sequence WHERE name = 'gsm_skills';
INSERT INTO stellwerk_new_gsm_skills
  (id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty, basis_wert)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft,
         improvable, innate_skill, category, difficulty, basis_wert
    FROM gsm_skills;
DROP TABLE gsm_skills;
ALTER TABLE stellwerk_new_gsm_skills RENAME TO gsm_skills;
CREATE INDEX idx_gsm_skills_game_system ON gsm_skills (game_system);
CREATE INDEX idx_gsm_skills_name ON gsm_skills (name);
CREATE INDEX idx_gsm_skills_source_id ON gsm_skills (source_id);

CREATE TABLE stellwerk_new_gsm_weaponskills (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT NULL,
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  initialwert bigint(20) DEFAULT 5,
  bonuseigenschaft longtext DEFAULT NULL,
  improvable tinyint(1) DEFAULT NULL,
  innate_skill tinyint(1) DEFAULT NULL,
  category longtext DEFAULT NULL,
  difficulty longtext DEFAULT NULL,
  basis_wert bigint(20) DEFAULT 0,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_weaponskills', seq FROM sqlite_sequence WHERE name = 'gsm_weaponskills';
INSERT INTO stellwerk_new_gsm_weaponskills
  (id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty, basis_wert)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft,
         improvable, innate_skill, category, difficulty, basis_wert
    FROM gsm_weaponskills;
DROP TABLE gsm_weaponskills;
ALTER TABLE stellwerk_new_gsm_weaponskills RENAME TO gsm_weaponskills;
CREATE INDEX idx_gsm_weaponskills_game_system ON gsm_weaponskills (game_system);
CREATE INDEX idx_gsm_weaponskills_name ON gsm_weaponskills (name);
CREATE INDEX idx_gsm_weaponskills_source_id ON gsm_weaponskills (source_id);

CREATE TABLE stellwerk_new_gsm_spells (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT NULL,
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  bonus bigint(20) DEFAULT NULL,
  stufe bigint(20) DEFAULT NULL,
  ap varchar(191) DEFAULT '1',
  art varchar(191) DEFAULT 'Gestenzauber',
  zauberdauer varchar(191) DEFAULT '10 sec',
  reichweite longtext DEFAULT NULL,
  wirkungsziel longtext DEFAULT NULL,
  wirkungsbereich longtext DEFAULT NULL,
  wirkungsdauer longtext DEFAULT NULL,
  ursprung longtext DEFAULT NULL,
  category varchar(191) DEFAULT 'normal',
  learning_category varchar(25) DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_spells', seq FROM sqlite_sequence WHERE name = 'gsm_spells';
INSERT INTO stellwerk_new_gsm_spells
  (id, game_system, name, beschreibung, quelle, source_id, page_number, bonus, stufe, ap, art, zauberdauer,
   reichweite, wirkungsziel, wirkungsbereich, wirkungsdauer, ursprung, category, learning_category)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, bonus, stufe, ap, art, zauberdauer,
         reichweite, wirkungsziel, wirkungsbereich, wirkungsdauer, ursprung, category, learning_category
    FROM gsm_spells;
DROP TABLE gsm_spells;
ALTER TABLE stellwerk_new_gsm_spells RENAME TO gsm_spells;
CREATE INDEX idx_gsm_spells_game_system ON gsm_spells (game_system);
CREATE INDEX idx_gsm_spells_learning_category ON gsm_spells (learning_category);
CREATE INDEX idx_gsm_spells_name ON gsm_spells (name);
CREATE INDEX idx_gsm_spells_source_id ON gsm_spells (source_id);

CREATE TABLE stellwerk_new_gsm_equipments (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT NULL,
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  gewicht double DEFAULT NULL,
  wert double DEFAULT NULL,
  personal_item tinyint(1) DEFAULT 0,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_equipments', seq FROM sqlite_sequence WHERE name = 'gsm_equipments';
INSERT INTO stellwerk_new_gsm_equipments
  (id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item
    FROM gsm_equipments;
DROP TABLE gsm_equipments;
ALTER TABLE stellwerk_new_gsm_equipments RENAME TO gsm_equipments;
CREATE INDEX idx_gsm_equipments_game_system ON gsm_equipments (game_system);
CREATE INDEX idx_gsm_equipments_name ON gsm_equipments (name);
CREATE INDEX idx_gsm_equipments_source_id ON gsm_equipments (source_id);

CREATE TABLE stellwerk_new_gsm_weapons (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT NULL,
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  gewicht double DEFAULT NULL,
  wert double DEFAULT NULL,
  personal_item tinyint(1) DEFAULT 0,
  skill_required longtext DEFAULT NULL,
  damage longtext DEFAULT NULL,
  range_near bigint(20) DEFAULT NULL,
  range_middle bigint(20) DEFAULT NULL,
  range_far bigint(20) DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_weapons', seq FROM sqlite_sequence WHERE name = 'gsm_weapons';
INSERT INTO stellwerk_new_gsm_weapons
  (id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, skill_required,
   damage, range_near, range_middle, range_far)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item,
         skill_required, damage, range_near, range_middle, range_far
    FROM gsm_weapons;
DROP TABLE gsm_weapons;
ALTER TABLE stellwerk_new_gsm_weapons RENAME TO gsm_weapons;
CREATE INDEX idx_gsm_weapons_game_system ON gsm_weapons (game_system);
CREATE INDEX idx_gsm_weapons_name ON gsm_weapons (name);
CREATE INDEX idx_gsm_weapons_source_id ON gsm_weapons (source_id);

CREATE TABLE stellwerk_new_gsm_containers (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT NULL,
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  gewicht double DEFAULT NULL,
  wert double DEFAULT NULL,
  personal_item tinyint(1) DEFAULT 0,
  tragkraft double DEFAULT NULL,
  volumen double DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_containers', seq FROM sqlite_sequence WHERE name = 'gsm_containers';
INSERT INTO stellwerk_new_gsm_containers
  (id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, tragkraft,
   volumen)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, tragkraft,
         volumen
    FROM gsm_containers;
DROP TABLE gsm_containers;
ALTER TABLE stellwerk_new_gsm_containers RENAME TO gsm_containers;
CREATE INDEX idx_gsm_containers_game_system ON gsm_containers (game_system);
CREATE INDEX idx_gsm_containers_name ON gsm_containers (name);
CREATE INDEX idx_gsm_containers_source_id ON gsm_containers (source_id);

CREATE TABLE stellwerk_new_gsm_transportations (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT NULL,
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  gewicht double DEFAULT NULL,
  wert double DEFAULT NULL,
  personal_item tinyint(1) DEFAULT 0,
  tragkraft double DEFAULT NULL,
  volumen double DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_transportations', seq FROM sqlite_sequence WHERE name = 'gsm_transportations';
INSERT INTO stellwerk_new_gsm_transportations
  (id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, tragkraft,
   volumen)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, tragkraft,
         volumen
    FROM gsm_transportations;
DROP TABLE gsm_transportations;
ALTER TABLE stellwerk_new_gsm_transportations RENAME TO gsm_transportations;
CREATE INDEX idx_gsm_transportations_game_system ON gsm_transportations (game_system);
CREATE INDEX idx_gsm_transportations_name ON gsm_transportations (name);
CREATE INDEX idx_gsm_transportations_source_id ON gsm_transportations (source_id);

CREATE TABLE stellwerk_new_gsm_believes (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT NULL,
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_believes', seq FROM sqlite_sequence WHERE name = 'gsm_believes';
INSERT INTO stellwerk_new_gsm_believes
  (id, game_system, name, beschreibung, quelle, source_id, page_number)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number
    FROM gsm_believes;
DROP TABLE gsm_believes;
ALTER TABLE stellwerk_new_gsm_believes RENAME TO gsm_believes;
CREATE INDEX idx_gsm_believes_game_system ON gsm_believes (game_system);
CREATE INDEX idx_gsm_believes_name ON gsm_believes (name);
CREATE INDEX idx_gsm_believes_source_id ON gsm_believes (source_id);

ALTER TABLE gsm_misc ADD COLUMN game_system varchar(191) DEFAULT NULL;
ALTER TABLE gsm_misc ADD COLUMN game_system_id "bigint(20) unsigned" DEFAULT NULL;
CREATE INDEX idx_gsm_misc_game_system ON gsm_misc (game_system);

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
SELECT master_table.name, master_column.dflt_value
  FROM sqlite_schema AS master_table
  JOIN pragma_table_info(master_table.name) AS master_column
 WHERE master_table.name IN ('gsm_lit_sources', 'gsm_character_classes', 'learning_skill_categories', 'learning_skill_difficulties',
                             'learning_spell_schools', 'learning_spell_level_le_costs', 'gsm_skills',
                             'gsm_weaponskills', 'gsm_spells', 'gsm_equipments', 'gsm_weapons', 'gsm_containers',
                             'gsm_transportations', 'gsm_believes', 'gsm_misc')
   AND master_column.name = 'game_system'
   AND master_column.dflt_value <> 'NULL';

-- migrate:down
-- 0.4.0 knows one game system. Which of several a row belongs to is master data and comes back with the next import.
DROP INDEX idx_gsm_misc_game_system;
ALTER TABLE gsm_misc DROP COLUMN game_system_id;
ALTER TABLE gsm_misc DROP COLUMN game_system;

-- Rebuilt with the default of 0.4.0.
CREATE TABLE stellwerk_new_gsm_believes (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT 'midgard',
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_believes', seq FROM sqlite_sequence WHERE name = 'gsm_believes';
INSERT INTO stellwerk_new_gsm_believes
  (id, game_system, name, beschreibung, quelle, source_id, page_number)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number
    FROM gsm_believes;
DROP TABLE gsm_believes;
ALTER TABLE stellwerk_new_gsm_believes RENAME TO gsm_believes;
CREATE INDEX idx_gsm_believes_game_system ON gsm_believes (game_system);
CREATE INDEX idx_gsm_believes_name ON gsm_believes (name);
CREATE INDEX idx_gsm_believes_source_id ON gsm_believes (source_id);

CREATE TABLE stellwerk_new_gsm_transportations (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT 'midgard',
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  gewicht double DEFAULT NULL,
  wert double DEFAULT NULL,
  personal_item tinyint(1) DEFAULT 0,
  tragkraft double DEFAULT NULL,
  volumen double DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_transportations', seq FROM sqlite_sequence WHERE name = 'gsm_transportations';
INSERT INTO stellwerk_new_gsm_transportations
  (id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, tragkraft,
   volumen)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, tragkraft,
         volumen
    FROM gsm_transportations;
DROP TABLE gsm_transportations;
ALTER TABLE stellwerk_new_gsm_transportations RENAME TO gsm_transportations;
CREATE INDEX idx_gsm_transportations_game_system ON gsm_transportations (game_system);
CREATE INDEX idx_gsm_transportations_name ON gsm_transportations (name);
CREATE INDEX idx_gsm_transportations_source_id ON gsm_transportations (source_id);

CREATE TABLE stellwerk_new_gsm_containers (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT 'midgard',
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  gewicht double DEFAULT NULL,
  wert double DEFAULT NULL,
  personal_item tinyint(1) DEFAULT 0,
  tragkraft double DEFAULT NULL,
  volumen double DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_containers', seq FROM sqlite_sequence WHERE name = 'gsm_containers';
INSERT INTO stellwerk_new_gsm_containers
  (id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, tragkraft,
   volumen)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, tragkraft,
         volumen
    FROM gsm_containers;
DROP TABLE gsm_containers;
ALTER TABLE stellwerk_new_gsm_containers RENAME TO gsm_containers;
CREATE INDEX idx_gsm_containers_game_system ON gsm_containers (game_system);
CREATE INDEX idx_gsm_containers_name ON gsm_containers (name);
CREATE INDEX idx_gsm_containers_source_id ON gsm_containers (source_id);

CREATE TABLE stellwerk_new_gsm_weapons (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT 'midgard',
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  gewicht double DEFAULT NULL,
  wert double DEFAULT NULL,
  personal_item tinyint(1) DEFAULT 0,
  skill_required longtext DEFAULT NULL,
  damage longtext DEFAULT NULL,
  range_near bigint(20) DEFAULT NULL,
  range_middle bigint(20) DEFAULT NULL,
  range_far bigint(20) DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_weapons', seq FROM sqlite_sequence WHERE name = 'gsm_weapons';
INSERT INTO stellwerk_new_gsm_weapons
  (id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item, skill_required,
   damage, range_near, range_middle, range_far)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item,
         skill_required, damage, range_near, range_middle, range_far
    FROM gsm_weapons;
DROP TABLE gsm_weapons;
ALTER TABLE stellwerk_new_gsm_weapons RENAME TO gsm_weapons;
CREATE INDEX idx_gsm_weapons_game_system ON gsm_weapons (game_system);
CREATE INDEX idx_gsm_weapons_name ON gsm_weapons (name);
CREATE INDEX idx_gsm_weapons_source_id ON gsm_weapons (source_id);

CREATE TABLE stellwerk_new_gsm_equipments (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT 'midgard',
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  gewicht double DEFAULT NULL,
  wert double DEFAULT NULL,
  personal_item tinyint(1) DEFAULT 0
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_equipments', seq FROM sqlite_sequence WHERE name = 'gsm_equipments';
INSERT INTO stellwerk_new_gsm_equipments
  (id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, gewicht, wert, personal_item
    FROM gsm_equipments;
DROP TABLE gsm_equipments;
ALTER TABLE stellwerk_new_gsm_equipments RENAME TO gsm_equipments;
CREATE INDEX idx_gsm_equipments_game_system ON gsm_equipments (game_system);
CREATE INDEX idx_gsm_equipments_name ON gsm_equipments (name);
CREATE INDEX idx_gsm_equipments_source_id ON gsm_equipments (source_id);

CREATE TABLE stellwerk_new_gsm_spells (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT 'midgard',
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  bonus bigint(20) DEFAULT NULL,
  stufe bigint(20) DEFAULT NULL,
  ap varchar(191) DEFAULT '1',
  art varchar(191) DEFAULT 'Gestenzauber',
  zauberdauer varchar(191) DEFAULT '10 sec',
  reichweite longtext DEFAULT NULL,
  wirkungsziel longtext DEFAULT NULL,
  wirkungsbereich longtext DEFAULT NULL,
  wirkungsdauer longtext DEFAULT NULL,
  ursprung longtext DEFAULT NULL,
  category varchar(191) DEFAULT 'normal',
  learning_category varchar(25) DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_spells', seq FROM sqlite_sequence WHERE name = 'gsm_spells';
INSERT INTO stellwerk_new_gsm_spells
  (id, game_system, name, beschreibung, quelle, source_id, page_number, bonus, stufe, ap, art, zauberdauer,
   reichweite, wirkungsziel, wirkungsbereich, wirkungsdauer, ursprung, category, learning_category)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, bonus, stufe, ap, art, zauberdauer,
         reichweite, wirkungsziel, wirkungsbereich, wirkungsdauer, ursprung, category, learning_category
    FROM gsm_spells;
DROP TABLE gsm_spells;
ALTER TABLE stellwerk_new_gsm_spells RENAME TO gsm_spells;
CREATE INDEX idx_gsm_spells_game_system ON gsm_spells (game_system);
CREATE INDEX idx_gsm_spells_learning_category ON gsm_spells (learning_category);
CREATE INDEX idx_gsm_spells_name ON gsm_spells (name);
CREATE INDEX idx_gsm_spells_source_id ON gsm_spells (source_id);

CREATE TABLE stellwerk_new_gsm_weaponskills (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT 'midgard',
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  initialwert bigint(20) DEFAULT 5,
  bonuseigenschaft longtext DEFAULT NULL,
  improvable tinyint(1) DEFAULT NULL,
  innate_skill tinyint(1) DEFAULT NULL,
  category longtext DEFAULT NULL,
  difficulty longtext DEFAULT NULL,
  basis_wert bigint(20) DEFAULT 0
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_weaponskills', seq FROM sqlite_sequence WHERE name = 'gsm_weaponskills';
INSERT INTO stellwerk_new_gsm_weaponskills
  (id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty, basis_wert)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft,
         improvable, innate_skill, category, difficulty, basis_wert
    FROM gsm_weaponskills;
DROP TABLE gsm_weaponskills;
ALTER TABLE stellwerk_new_gsm_weaponskills RENAME TO gsm_weaponskills;
CREATE INDEX idx_gsm_weaponskills_game_system ON gsm_weaponskills (game_system);
CREATE INDEX idx_gsm_weaponskills_name ON gsm_weaponskills (name);
CREATE INDEX idx_gsm_weaponskills_source_id ON gsm_weaponskills (source_id);

CREATE TABLE stellwerk_new_gsm_skills (
  id integer PRIMARY KEY AUTOINCREMENT,
  game_system varchar(191) DEFAULT 'midgard',
  name varchar(255) DEFAULT NULL,
  beschreibung longtext DEFAULT NULL,
  quelle longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL,
  initialwert bigint(20) DEFAULT 5,
  bonuseigenschaft longtext DEFAULT NULL,
  improvable tinyint(1) DEFAULT NULL,
  innate_skill tinyint(1) DEFAULT NULL,
  category longtext DEFAULT NULL,
  difficulty longtext DEFAULT NULL,
  basis_wert bigint(20) DEFAULT 0
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_skills', seq FROM sqlite_sequence WHERE name = 'gsm_skills';
INSERT INTO stellwerk_new_gsm_skills
  (id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty, basis_wert)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft,
         improvable, innate_skill, category, difficulty, basis_wert
    FROM gsm_skills;
DROP TABLE gsm_skills;
ALTER TABLE stellwerk_new_gsm_skills RENAME TO gsm_skills;
CREATE INDEX idx_gsm_skills_game_system ON gsm_skills (game_system);
CREATE INDEX idx_gsm_skills_name ON gsm_skills (name);
CREATE INDEX idx_gsm_skills_source_id ON gsm_skills (source_id);

CREATE TABLE stellwerk_new_learning_spell_level_le_costs (
  id integer PRIMARY KEY AUTOINCREMENT,
  level bigint(20) NOT NULL,
  le_required bigint(20) NOT NULL,
  game_system varchar(191) DEFAULT 'midgard'
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_learning_spell_level_le_costs', seq FROM sqlite_sequence WHERE name = 'learning_spell_level_le_costs';
INSERT INTO stellwerk_new_learning_spell_level_le_costs
  (id, level, le_required, game_system)
  SELECT id, level, le_required, game_system
    FROM learning_spell_level_le_costs;
DROP TABLE learning_spell_level_le_costs;
ALTER TABLE stellwerk_new_learning_spell_level_le_costs RENAME TO learning_spell_level_le_costs;
CREATE INDEX idx_learning_spell_level_le_costs_game_system ON learning_spell_level_le_costs (game_system);
CREATE UNIQUE INDEX idx_learning_spell_level_le_costs_level ON learning_spell_level_le_costs (level);

CREATE TABLE stellwerk_new_learning_spell_schools (
  id integer PRIMARY KEY AUTOINCREMENT,
  name varchar(191) NOT NULL,
  description longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" NOT NULL,
  game_system varchar(191) DEFAULT 'midgard',
  quelle varchar(3) DEFAULT 'KOD',
  CONSTRAINT fk_learning_spell_schools_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_learning_spell_schools', seq FROM sqlite_sequence WHERE name = 'learning_spell_schools';
INSERT INTO stellwerk_new_learning_spell_schools
  (id, name, description, source_id, game_system, quelle)
  SELECT id, name, description, source_id, game_system, quelle
    FROM learning_spell_schools;
DROP TABLE learning_spell_schools;
ALTER TABLE stellwerk_new_learning_spell_schools RENAME TO learning_spell_schools;
CREATE INDEX idx_learning_spell_schools_game_system ON learning_spell_schools (game_system);
CREATE INDEX idx_learning_spell_schools_quelle ON learning_spell_schools (quelle);
CREATE INDEX idx_learning_spell_schools_source_id ON learning_spell_schools (source_id);
CREATE UNIQUE INDEX uni_learning_spell_schools_name ON learning_spell_schools (name);

CREATE TABLE stellwerk_new_learning_skill_difficulties (
  id integer PRIMARY KEY AUTOINCREMENT,
  name varchar(191) NOT NULL,
  description longtext DEFAULT NULL,
  game_system varchar(191) DEFAULT 'midgard'
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_learning_skill_difficulties', seq FROM sqlite_sequence WHERE name = 'learning_skill_difficulties';
INSERT INTO stellwerk_new_learning_skill_difficulties
  (id, name, description, game_system)
  SELECT id, name, description, game_system
    FROM learning_skill_difficulties;
DROP TABLE learning_skill_difficulties;
ALTER TABLE stellwerk_new_learning_skill_difficulties RENAME TO learning_skill_difficulties;
CREATE INDEX idx_learning_skill_difficulties_game_system ON learning_skill_difficulties (game_system);
CREATE UNIQUE INDEX uni_learning_skill_difficulties_name ON learning_skill_difficulties (name);

CREATE TABLE stellwerk_new_learning_skill_categories (
  id integer PRIMARY KEY AUTOINCREMENT,
  name varchar(191) NOT NULL,
  source_id "bigint(20) unsigned" NOT NULL,
  game_system varchar(191) DEFAULT 'midgard',
  quelle varchar(3) DEFAULT 'KOD',
  CONSTRAINT fk_learning_skill_categories_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_learning_skill_categories', seq FROM sqlite_sequence WHERE name = 'learning_skill_categories';
INSERT INTO stellwerk_new_learning_skill_categories
  (id, name, source_id, game_system, quelle)
  SELECT id, name, source_id, game_system, quelle
    FROM learning_skill_categories;
DROP TABLE learning_skill_categories;
ALTER TABLE stellwerk_new_learning_skill_categories RENAME TO learning_skill_categories;
CREATE INDEX idx_learning_skill_categories_game_system ON learning_skill_categories (game_system);
CREATE INDEX idx_learning_skill_categories_quelle ON learning_skill_categories (quelle);
CREATE INDEX idx_learning_skill_categories_source_id ON learning_skill_categories (source_id);
CREATE UNIQUE INDEX uni_learning_skill_categories_name ON learning_skill_categories (name);

CREATE TABLE stellwerk_new_gsm_character_classes (
  id integer PRIMARY KEY AUTOINCREMENT,
  code varchar(3) DEFAULT NULL,
  name varchar(191) NOT NULL,
  description longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" NOT NULL,
  game_system varchar(191) DEFAULT 'midgard',
  quelle varchar(3) DEFAULT 'KOD',
  CONSTRAINT fk_gsm_character_classes_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE,
  CONSTRAINT fk_learning_character_classes_source FOREIGN KEY (source_id) REFERENCES gsm_lit_sources (id) ON UPDATE CASCADE
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_character_classes', seq FROM sqlite_sequence WHERE name = 'gsm_character_classes';
INSERT INTO stellwerk_new_gsm_character_classes
  (id, code, name, description, source_id, game_system, quelle)
  SELECT id, code, name, description, source_id, game_system, quelle
    FROM gsm_character_classes;
DROP TABLE gsm_character_classes;
ALTER TABLE stellwerk_new_gsm_character_classes RENAME TO gsm_character_classes;
CREATE UNIQUE INDEX idx_gsm_character_classes_code ON gsm_character_classes (code);
CREATE INDEX idx_gsm_character_classes_game_system ON gsm_character_classes (game_system);
CREATE INDEX idx_gsm_character_classes_quelle ON gsm_character_classes (quelle);
CREATE INDEX idx_gsm_character_classes_source_id ON gsm_character_classes (source_id);
CREATE INDEX idx_learning_character_classes_game_system ON gsm_character_classes (game_system);
CREATE INDEX idx_learning_character_classes_quelle ON gsm_character_classes (quelle);
CREATE INDEX idx_learning_character_classes_source_id ON gsm_character_classes (source_id);
CREATE UNIQUE INDEX uni_gsm_character_classes_name ON gsm_character_classes (name);

CREATE TABLE stellwerk_new_gsm_lit_sources (
  id integer PRIMARY KEY AUTOINCREMENT,
  code varchar(10) NOT NULL,
  name varchar(191) NOT NULL,
  full_name longtext DEFAULT NULL,
  edition longtext DEFAULT NULL,
  publisher longtext DEFAULT NULL,
  publish_year bigint(20) DEFAULT NULL,
  description longtext DEFAULT NULL,
  is_core tinyint(1) DEFAULT 0,
  is_active tinyint(1) DEFAULT 1,
  game_system varchar(191) DEFAULT 'midgard'
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_lit_sources', seq FROM sqlite_sequence WHERE name = 'gsm_lit_sources';
INSERT INTO stellwerk_new_gsm_lit_sources
  (id, code, name, full_name, edition, publisher, publish_year, description, is_core, is_active, game_system)
  SELECT id, code, name, full_name, edition, publisher, publish_year, description, is_core, is_active, game_system
    FROM gsm_lit_sources;
DROP TABLE gsm_lit_sources;
ALTER TABLE stellwerk_new_gsm_lit_sources RENAME TO gsm_lit_sources;
CREATE UNIQUE INDEX idx_gsm_lit_sources_code ON gsm_lit_sources (code);
CREATE INDEX idx_gsm_lit_sources_game_system ON gsm_lit_sources (game_system);
CREATE INDEX idx_learning_sources_game_system ON gsm_lit_sources (game_system);
CREATE UNIQUE INDEX uni_gsm_lit_sources_name ON gsm_lit_sources (name);
