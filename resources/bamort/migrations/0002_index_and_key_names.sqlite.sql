-- version: 0.4.0
--
-- The renamed tables get the index and foreign key names of 0.4.0. Unique indexes change their name. Of the other
-- indexes and of the foreign key on the source a second one with the new name is added, although it is redundant,
-- because the databases of 0.4.0 have both (AutoMigrate never removes anything) and the schema must equal theirs.

-- migrate:up
-- SQLite cannot rename an index, so it is dropped and made again.
DROP INDEX idx_learning_sources_code;
DROP INDEX uni_learning_sources_name;
CREATE UNIQUE INDEX idx_gsm_lit_sources_code ON gsm_lit_sources (code);
CREATE UNIQUE INDEX uni_gsm_lit_sources_name ON gsm_lit_sources (name);
CREATE INDEX idx_gsm_lit_sources_game_system ON gsm_lit_sources (game_system);

-- SQLite cannot add a foreign key to a table, so the table is rebuilt as SQLite documents it (make the new one, copy,
-- drop the old one, rename, make the indexes). Before rows are copied, the new table takes over the last id that was
-- ever given, so that no id is used twice. Foreign keys that point at the table know it by name and stay as they are.
-- The quotes around a type are needed where a word follows its brackets.
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
CREATE UNIQUE INDEX uni_gsm_character_classes_name ON gsm_character_classes (name);
CREATE INDEX idx_gsm_character_classes_source_id ON gsm_character_classes (source_id);
CREATE INDEX idx_gsm_character_classes_game_system ON gsm_character_classes (game_system);
CREATE INDEX idx_gsm_character_classes_quelle ON gsm_character_classes (quelle);
CREATE INDEX idx_learning_character_classes_source_id ON gsm_character_classes (source_id);
CREATE INDEX idx_learning_character_classes_game_system ON gsm_character_classes (game_system);
CREATE INDEX idx_learning_character_classes_quelle ON gsm_character_classes (quelle);

CREATE INDEX idx_char_skills_character_id ON char_skills (character_id);
CREATE INDEX idx_char_skills_user_id ON char_skills (user_id);
CREATE INDEX idx_char_spells_character_id ON char_spells (character_id);
CREATE INDEX idx_char_spells_user_id ON char_spells (user_id);
CREATE INDEX idx_char_weaponskills_character_id ON char_weaponskills (character_id);
CREATE INDEX idx_char_weaponskills_user_id ON char_weaponskills (user_id);

-- migrate:verify
-- a unique index that still has its old name
SELECT tbl_name, name
  FROM sqlite_schema
 WHERE type = 'index'
   AND name IN ('idx_learning_sources_code', 'uni_learning_sources_name',
                'idx_learning_character_classes_code', 'uni_learning_character_classes_name');
-- a class without its source, which the new foreign key demands
SELECT class.id, class.code, class.source_id
  FROM gsm_character_classes AS class
  LEFT JOIN gsm_lit_sources AS source ON source.id = class.source_id
 WHERE source.id IS NULL;

-- migrate:down
DROP INDEX idx_char_weaponskills_user_id;
DROP INDEX idx_char_weaponskills_character_id;
DROP INDEX idx_char_spells_user_id;
DROP INDEX idx_char_spells_character_id;
DROP INDEX idx_char_skills_user_id;
DROP INDEX idx_char_skills_character_id;

-- Rebuilt without the second foreign key and with the indexes of 0.3.0.
CREATE TABLE stellwerk_new_gsm_character_classes (
  id integer PRIMARY KEY AUTOINCREMENT,
  code varchar(3) DEFAULT NULL,
  name varchar(191) NOT NULL,
  description longtext DEFAULT NULL,
  source_id "bigint(20) unsigned" NOT NULL,
  game_system varchar(191) DEFAULT 'midgard',
  quelle varchar(3) DEFAULT 'KOD',
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
CREATE UNIQUE INDEX idx_learning_character_classes_code ON gsm_character_classes (code);
CREATE UNIQUE INDEX uni_learning_character_classes_name ON gsm_character_classes (name);
CREATE INDEX idx_learning_character_classes_source_id ON gsm_character_classes (source_id);
CREATE INDEX idx_learning_character_classes_game_system ON gsm_character_classes (game_system);
CREATE INDEX idx_learning_character_classes_quelle ON gsm_character_classes (quelle);

DROP INDEX idx_gsm_lit_sources_game_system;
DROP INDEX uni_gsm_lit_sources_name;
DROP INDEX idx_gsm_lit_sources_code;
CREATE UNIQUE INDEX uni_learning_sources_name ON gsm_lit_sources (name);
CREATE UNIQUE INDEX idx_learning_sources_code ON gsm_lit_sources (code);
