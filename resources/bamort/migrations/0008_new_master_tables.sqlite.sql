-- version: 0.4.0
--
-- Six tables of master data. The import of the master data fills them. Four of them had other names in development
-- (class_learning_points, class_spell_points, class_typical_skills, class_typical_spells), and a database from between
-- the two versions may hold them, with rows. Those keep every row and id.

-- migrate:up
-- Several foreign keys and indexes stand twice, once under a name from before the tables were renamed in development.
-- That is redundant, but the databases of 0.4.0 have both, and the schema must equal theirs.
-- The quotes around a type are needed where a word follows its brackets.
CREATE TABLE gsm_misc (
  id integer PRIMARY KEY AUTOINCREMENT,
  "key" varchar(50) NOT NULL,
  value varchar(255) NOT NULL,
  source_id "bigint(20) unsigned" DEFAULT NULL,
  page_number bigint(20) DEFAULT NULL
);
CREATE INDEX idx_gsm_misc_key ON gsm_misc ("key");

-- SQLite cannot add a foreign key to a table, so the four are made anew and take over what is there under their former
-- name. Where there is nothing, an empty table stands in for it. The last id that was ever given is taken over as well,
-- so that no id is used twice. The old indexes go with the old table before those with the same names are made.
CREATE TABLE gsm_cc_class_category_points (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_class_id "bigint(20) unsigned" NOT NULL,
  skill_category_id "bigint(20) unsigned" NOT NULL,
  points bigint(20) NOT NULL DEFAULT 0,
  CONSTRAINT fk_class_learning_points_character_class FOREIGN KEY (character_class_id)
    REFERENCES gsm_character_classes (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_class_learning_points_skill_category FOREIGN KEY (skill_category_id)
    REFERENCES learning_skill_categories (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_gsm_cc_class_category_points_character_class FOREIGN KEY (character_class_id)
    REFERENCES gsm_character_classes (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_gsm_cc_class_category_points_skill_category FOREIGN KEY (skill_category_id)
    REFERENCES learning_skill_categories (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE IF NOT EXISTS class_learning_points (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_class_id "bigint(20) unsigned" NOT NULL,
  skill_category_id "bigint(20) unsigned" NOT NULL,
  points bigint(20) NOT NULL DEFAULT 0
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'gsm_cc_class_category_points', seq FROM sqlite_sequence WHERE name = 'class_learning_points';
INSERT INTO gsm_cc_class_category_points (id, character_class_id, skill_category_id, points)
  SELECT id, character_class_id, skill_category_id, points
    FROM class_learning_points;
DROP TABLE class_learning_points;
CREATE UNIQUE INDEX idx_class_category ON gsm_cc_class_category_points (character_class_id, skill_category_id);
CREATE INDEX fk_gsm_cc_class_category_points_skill_category ON gsm_cc_class_category_points (skill_category_id);

CREATE TABLE gsm_cc_class_spell_points (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_class_id "bigint(20) unsigned" NOT NULL,
  spell_points bigint(20) NOT NULL DEFAULT 0,
  CONSTRAINT fk_class_spell_points_character_class FOREIGN KEY (character_class_id)
    REFERENCES gsm_character_classes (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_gsm_cc_class_spell_points_character_class FOREIGN KEY (character_class_id)
    REFERENCES gsm_character_classes (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE IF NOT EXISTS class_spell_points (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_class_id "bigint(20) unsigned" NOT NULL,
  spell_points bigint(20) NOT NULL DEFAULT 0
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'gsm_cc_class_spell_points', seq FROM sqlite_sequence WHERE name = 'class_spell_points';
INSERT INTO gsm_cc_class_spell_points (id, character_class_id, spell_points)
  SELECT id, character_class_id, spell_points
    FROM class_spell_points;
DROP TABLE class_spell_points;
CREATE UNIQUE INDEX idx_gsm_cc_class_spell_points_character_class_id ON gsm_cc_class_spell_points (character_class_id);

CREATE TABLE gsm_cc_class_typical_skills (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_class_id "bigint(20) unsigned" NOT NULL,
  skill_id "bigint(20) unsigned" NOT NULL,
  bonus bigint(20) NOT NULL DEFAULT 0,
  attribute varchar(10) DEFAULT NULL,
  notes longtext DEFAULT NULL,
  CONSTRAINT fk_class_typical_skills_character_class FOREIGN KEY (character_class_id)
    REFERENCES gsm_character_classes (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_class_typical_skills_skill FOREIGN KEY (skill_id)
    REFERENCES gsm_skills (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_gsm_cc_class_typical_skills_character_class FOREIGN KEY (character_class_id)
    REFERENCES gsm_character_classes (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_gsm_cc_class_typical_skills_skill FOREIGN KEY (skill_id)
    REFERENCES gsm_skills (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE IF NOT EXISTS class_typical_skills (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_class_id "bigint(20) unsigned" NOT NULL,
  skill_id "bigint(20) unsigned" NOT NULL,
  bonus bigint(20) NOT NULL DEFAULT 0,
  attribute varchar(10) DEFAULT NULL,
  notes longtext DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'gsm_cc_class_typical_skills', seq FROM sqlite_sequence WHERE name = 'class_typical_skills';
INSERT INTO gsm_cc_class_typical_skills (id, character_class_id, skill_id, bonus, attribute, notes)
  SELECT id, character_class_id, skill_id, bonus, attribute, notes
    FROM class_typical_skills;
DROP TABLE class_typical_skills;
CREATE INDEX idx_class_typical_skills_character_class_id ON gsm_cc_class_typical_skills (character_class_id);
CREATE INDEX idx_gsm_cc_class_typical_skills_character_class_id ON gsm_cc_class_typical_skills (character_class_id);
CREATE INDEX idx_class_typical_skills_skill_id ON gsm_cc_class_typical_skills (skill_id);
CREATE INDEX idx_gsm_cc_class_typical_skills_skill_id ON gsm_cc_class_typical_skills (skill_id);

CREATE TABLE gsm_cc_class_typical_spells (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_class_id "bigint(20) unsigned" NOT NULL,
  spell_id "bigint(20) unsigned" NOT NULL,
  notes longtext DEFAULT NULL,
  CONSTRAINT fk_class_typical_spells_character_class FOREIGN KEY (character_class_id)
    REFERENCES gsm_character_classes (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_class_typical_spells_spell FOREIGN KEY (spell_id)
    REFERENCES gsm_spells (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_gsm_cc_class_typical_spells_character_class FOREIGN KEY (character_class_id)
    REFERENCES gsm_character_classes (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_gsm_cc_class_typical_spells_spell FOREIGN KEY (spell_id)
    REFERENCES gsm_spells (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE IF NOT EXISTS class_typical_spells (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_class_id "bigint(20) unsigned" NOT NULL,
  spell_id "bigint(20) unsigned" NOT NULL,
  notes longtext DEFAULT NULL
);
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'gsm_cc_class_typical_spells', seq FROM sqlite_sequence WHERE name = 'class_typical_spells';
INSERT INTO gsm_cc_class_typical_spells (id, character_class_id, spell_id, notes)
  SELECT id, character_class_id, spell_id, notes
    FROM class_typical_spells;
DROP TABLE class_typical_spells;
CREATE INDEX idx_class_typical_spells_character_class_id ON gsm_cc_class_typical_spells (character_class_id);
CREATE INDEX idx_gsm_cc_class_typical_spells_character_class_id ON gsm_cc_class_typical_spells (character_class_id);
CREATE INDEX idx_class_typical_spells_spell_id ON gsm_cc_class_typical_spells (spell_id);
CREATE INDEX idx_gsm_cc_class_typical_spells_spell_id ON gsm_cc_class_typical_spells (spell_id);

CREATE TABLE learning_weaponskill_category_difficulties (
  id integer PRIMARY KEY AUTOINCREMENT,
  weapon_skill_id "bigint(20) unsigned" NOT NULL,
  skill_category_id "bigint(20) unsigned" NOT NULL,
  skill_difficulty_id "bigint(20) unsigned" NOT NULL,
  learn_cost bigint(20) NOT NULL,
  skill_difficulty varchar(15) NOT NULL DEFAULT 'normal',
  skill_category varchar(25) NOT NULL DEFAULT 'Waffen',
  CONSTRAINT fk_learning_weaponskill_category_difficulties_weapon_skill FOREIGN KEY (weapon_skill_id)
    REFERENCES gsm_weaponskills (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_learning_weaponskill_category_difficulties_skill_category FOREIGN KEY (skill_category_id)
    REFERENCES learning_skill_categories (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT fk_learning_weaponskill_category_difficulties_skill_difficulty FOREIGN KEY (skill_difficulty_id)
    REFERENCES learning_skill_difficulties (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX idx_learning_weaponskill_category_difficulties_weapon_skill_id ON learning_weaponskill_category_difficulties (weapon_skill_id);
CREATE INDEX idx_learning_weaponskill_category_difficulties_skill_category_id ON learning_weaponskill_category_difficulties (skill_category_id);
CREATE INDEX idx_learning_weaponskill_category_difficulties_skill_dif466cdbb0 ON learning_weaponskill_category_difficulties (skill_difficulty_id);
CREATE INDEX idx_learning_weaponskill_category_difficulties_s_difficulty ON learning_weaponskill_category_difficulties (skill_difficulty);
CREATE INDEX idx_learning_weaponskill_category_difficulties_s_category ON learning_weaponskill_category_difficulties (skill_category);

-- migrate:verify
-- a table that is missing
SELECT wanted.name
  FROM (SELECT 'gsm_misc' AS name
        UNION ALL SELECT 'gsm_cc_class_category_points'
        UNION ALL SELECT 'gsm_cc_class_spell_points'
        UNION ALL SELECT 'gsm_cc_class_typical_skills'
        UNION ALL SELECT 'gsm_cc_class_typical_spells'
        UNION ALL SELECT 'learning_weaponskill_category_difficulties') AS wanted
 WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema
                    WHERE type = 'table' AND sqlite_schema.name = wanted.name);
-- a table that still has its former name
SELECT name
  FROM sqlite_schema
 WHERE type = 'table'
   AND name IN ('class_learning_points', 'class_spell_points', 'class_typical_skills', 'class_typical_spells');
-- a row that points at a row which is not there
SELECT child.id, 'gsm_cc_class_category_points' AS child_table
  FROM gsm_cc_class_category_points AS child
  LEFT JOIN gsm_character_classes AS character_class ON character_class.id = child.character_class_id
  LEFT JOIN learning_skill_categories AS skill_category ON skill_category.id = child.skill_category_id
 WHERE character_class.id IS NULL
    OR skill_category.id IS NULL;
SELECT child.id, 'gsm_cc_class_spell_points' AS child_table
  FROM gsm_cc_class_spell_points AS child
  LEFT JOIN gsm_character_classes AS character_class ON character_class.id = child.character_class_id
 WHERE character_class.id IS NULL;
SELECT child.id, 'gsm_cc_class_typical_skills' AS child_table
  FROM gsm_cc_class_typical_skills AS child
  LEFT JOIN gsm_character_classes AS character_class ON character_class.id = child.character_class_id
  LEFT JOIN gsm_skills AS skill ON skill.id = child.skill_id
 WHERE character_class.id IS NULL
    OR skill.id IS NULL;
SELECT child.id, 'gsm_cc_class_typical_spells' AS child_table
  FROM gsm_cc_class_typical_spells AS child
  LEFT JOIN gsm_character_classes AS character_class ON character_class.id = child.character_class_id
  LEFT JOIN gsm_spells AS spell ON spell.id = child.spell_id
 WHERE character_class.id IS NULL
    OR spell.id IS NULL;
SELECT child.id, 'learning_weaponskill_category_difficulties' AS child_table
  FROM learning_weaponskill_category_difficulties AS child
  LEFT JOIN gsm_weaponskills AS weapon_skill ON weapon_skill.id = child.weapon_skill_id
  LEFT JOIN learning_skill_categories AS skill_category ON skill_category.id = child.skill_category_id
  LEFT JOIN learning_skill_difficulties AS skill_difficulty ON skill_difficulty.id = child.skill_difficulty_id
 WHERE weapon_skill.id IS NULL
    OR skill_category.id IS NULL
    OR skill_difficulty.id IS NULL;

-- migrate:down
-- 0.3.0 has no place for these rows. They are master data and come back with the next import, those that had been in a
-- table under its former name with the backup.
DROP TABLE learning_weaponskill_category_difficulties;
DROP TABLE gsm_cc_class_typical_spells;
DROP TABLE gsm_cc_class_typical_skills;
DROP TABLE gsm_cc_class_spell_points;
DROP TABLE gsm_cc_class_category_points;
DROP TABLE gsm_misc;
