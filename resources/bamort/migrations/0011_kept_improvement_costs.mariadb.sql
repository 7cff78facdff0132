-- version: 0.5.0
--
-- learning_skill_improvement_costs, whose rows have been copied (0010), becomes a table of the tool's own, so that the
-- way back can give it back row by row. It stays as long as there is a way back.

-- migrate:up
-- The foreign key goes: its name is unique in the database, and a backend that makes the old table again would stumble
-- over it.
ALTER TABLE learning_skill_improvement_costs
  DROP FOREIGN KEY fk_learning_skill_improvement_costs_skill_category_difficulty;
ALTER TABLE learning_skill_improvement_costs RENAME TO stellwerk_kept_learning_skill_improvement_costs;

-- migrate:verify
-- the table under its old name
SELECT table_name
  FROM information_schema.tables
 WHERE table_schema = DATABASE()
   AND table_name = 'learning_skill_improvement_costs';

-- migrate:down
-- A database that was installed at 0.5.0 never had the old table; then an empty one is made, which 0010 fills.
CREATE TABLE IF NOT EXISTS stellwerk_kept_learning_skill_improvement_costs (
  id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  skill_category_difficulty_id bigint(20) unsigned NOT NULL,
  current_level bigint(20) NOT NULL,
  te_required bigint(20) NOT NULL,
  PRIMARY KEY (id),
  KEY idx_learning_skill_improvement_costs_current_level (current_level),
  KEY idx_learning_skill_improvement_costs_skill_category_diff411ad55b (skill_category_difficulty_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Costs of a skill that has lost its category or difficulty since would be gone with it.
DELETE FROM stellwerk_kept_learning_skill_improvement_costs
 WHERE NOT EXISTS (SELECT 1
                     FROM learning_skill_category_difficulties AS link
                    WHERE link.id = stellwerk_kept_learning_skill_improvement_costs.skill_category_difficulty_id);
ALTER TABLE stellwerk_kept_learning_skill_improvement_costs RENAME TO learning_skill_improvement_costs;
ALTER TABLE learning_skill_improvement_costs
  ADD CONSTRAINT fk_learning_skill_improvement_costs_skill_category_difficulty FOREIGN KEY (skill_category_difficulty_id)
    REFERENCES learning_skill_category_difficulties (id) ON DELETE CASCADE ON UPDATE CASCADE;
