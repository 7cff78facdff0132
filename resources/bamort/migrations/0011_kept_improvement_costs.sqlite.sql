-- version: 0.5.0
--
-- learning_skill_improvement_costs, whose rows have been copied (0010), becomes a table of the tool's own, so that the
-- way back can give it back row by row. It stays as long as there is a way back.

-- migrate:up
-- The indexes go: their names are unique in the database, and a backend that makes the old table again would stumble
-- over them. The foreign key has to stay, because SQLite cannot drop one: costs go with the link that they belong to,
-- as they did before.
DROP INDEX idx_learning_skill_improvement_costs_current_level;
DROP INDEX idx_learning_skill_improvement_costs_skill_category_diff411ad55b;
ALTER TABLE learning_skill_improvement_costs RENAME TO stellwerk_kept_learning_skill_improvement_costs;

-- migrate:verify
-- the table under its old name
SELECT name
  FROM sqlite_schema
 WHERE type = 'table'
   AND name = 'learning_skill_improvement_costs';

-- migrate:down
-- A database that was installed at 0.5.0 never had the old table; then an empty one is made, which 0010 fills.
-- The quotes around a type are needed where a word follows its brackets.
CREATE TABLE IF NOT EXISTS stellwerk_kept_learning_skill_improvement_costs (
  id integer PRIMARY KEY AUTOINCREMENT,
  skill_category_difficulty_id "bigint(20) unsigned" NOT NULL,
  current_level bigint(20) NOT NULL,
  te_required bigint(20) NOT NULL,
  CONSTRAINT fk_learning_skill_improvement_costs_skill_category_difficulty FOREIGN KEY (skill_category_difficulty_id)
    REFERENCES learning_skill_category_difficulties (id) ON DELETE CASCADE ON UPDATE CASCADE
);
ALTER TABLE stellwerk_kept_learning_skill_improvement_costs RENAME TO learning_skill_improvement_costs;
CREATE INDEX idx_learning_skill_improvement_costs_skill_category_diff411ad55b
  ON learning_skill_improvement_costs (skill_category_difficulty_id);
CREATE INDEX idx_learning_skill_improvement_costs_current_level ON learning_skill_improvement_costs (current_level);
