-- version: 0.4.0
--
-- gsm_skills and gsm_weaponskills get a base value of 0, and a new row no longer gets improvable and innate_skill by
-- default. Rows that exist keep their values of these two.

-- migrate:up
-- SQLite cannot change the default of a column, so the table is rebuilt as SQLite documents it (make the new one, copy,
-- drop the old one, rename, make the indexes). Before rows are copied, the new table takes over the last id that was
-- ever given, so that no id is used twice. Foreign keys that point at the table know it by name and stay as they are.
-- The quotes around a type are needed where a word follows its brackets.
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
   innate_skill, category, difficulty)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty
    FROM gsm_skills;
DROP TABLE gsm_skills;
ALTER TABLE stellwerk_new_gsm_skills RENAME TO gsm_skills;
CREATE INDEX idx_gsm_skills_game_system ON gsm_skills (game_system);
CREATE INDEX idx_gsm_skills_name ON gsm_skills (name);
CREATE INDEX idx_gsm_skills_source_id ON gsm_skills (source_id);

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
   innate_skill, category, difficulty)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty
    FROM gsm_weaponskills;
DROP TABLE gsm_weaponskills;
ALTER TABLE stellwerk_new_gsm_weaponskills RENAME TO gsm_weaponskills;
CREATE INDEX idx_gsm_weaponskills_game_system ON gsm_weaponskills (game_system);
CREATE INDEX idx_gsm_weaponskills_name ON gsm_weaponskills (name);
CREATE INDEX idx_gsm_weaponskills_source_id ON gsm_weaponskills (source_id);

-- migrate:verify
-- a row without the base value 0
SELECT id
  FROM gsm_skills
 WHERE basis_wert IS NULL OR basis_wert <> 0;
SELECT id
  FROM gsm_weaponskills
 WHERE basis_wert IS NULL OR basis_wert <> 0;
-- a default that is not NULL
SELECT skill_table.name, skill_column.name, skill_column.dflt_value
  FROM sqlite_schema AS skill_table
  JOIN pragma_table_info(skill_table.name) AS skill_column
 WHERE skill_table.name IN ('gsm_skills', 'gsm_weaponskills')
   AND skill_column.name IN ('improvable', 'innate_skill')
   AND skill_column.dflt_value <> 'NULL';

-- migrate:down
-- Rebuilt with the defaults of 0.3.0, which has no place for base values. They are master data and come back with the
-- next import.
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
  improvable tinyint(1) DEFAULT 1,
  innate_skill tinyint(1) DEFAULT 0,
  category longtext DEFAULT NULL,
  difficulty longtext DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_weaponskills', seq FROM sqlite_sequence WHERE name = 'gsm_weaponskills';
INSERT INTO stellwerk_new_gsm_weaponskills
  (id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty
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
  improvable tinyint(1) DEFAULT 1,
  innate_skill tinyint(1) DEFAULT 0,
  category longtext DEFAULT NULL,
  difficulty longtext DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'stellwerk_new_gsm_skills', seq FROM sqlite_sequence WHERE name = 'gsm_skills';
INSERT INTO stellwerk_new_gsm_skills
  (id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty)
  SELECT id, game_system, name, beschreibung, quelle, source_id, page_number, initialwert, bonuseigenschaft, improvable,
   innate_skill, category, difficulty
    FROM gsm_skills;
DROP TABLE gsm_skills;
ALTER TABLE stellwerk_new_gsm_skills RENAME TO gsm_skills;
CREATE INDEX idx_gsm_skills_game_system ON gsm_skills (game_system);
CREATE INDEX idx_gsm_skills_name ON gsm_skills (name);
CREATE INDEX idx_gsm_skills_source_id ON gsm_skills (source_id);
