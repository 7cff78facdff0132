-- version: 0.5.0
--
-- What it takes to improve a skill depends on category, difficulty and level alone. So the costs get a table that says
-- just that, made empty here. Until now each skill had rows of its own (learning_skill_improvement_costs).

-- migrate:up
-- The quotes around a type are needed where a word follows its brackets.
CREATE TABLE skill_improvement_cost2 (
  id integer PRIMARY KEY AUTOINCREMENT,
  current_level bigint(20) NOT NULL,
  te_required bigint(20) NOT NULL,
  skill_category_id "bigint(20) unsigned" NOT NULL DEFAULT 1,
  skill_difficulty_id "bigint(20) unsigned" NOT NULL DEFAULT 1
);

-- migrate:verify
-- rows of which only one can be right: the same category, difficulty and level with two costs. The next migration
-- must not choose between them, so this is found before anything is copied. Correct them where the data is maintained.
SELECT category.name AS skill_category, difficulty.name AS skill_difficulty, cost.current_level,
       MIN(cost.te_required) AS lowest_cost, MAX(cost.te_required) AS highest_cost
  FROM learning_skill_improvement_costs AS cost
  JOIN learning_skill_category_difficulties AS link ON link.id = cost.skill_category_difficulty_id
  JOIN learning_skill_categories AS category ON category.id = link.skill_category_id
  JOIN learning_skill_difficulties AS difficulty ON difficulty.id = link.skill_difficulty_id
 GROUP BY category.id, category.name, difficulty.id, difficulty.name, cost.current_level
HAVING MIN(cost.te_required) <> MAX(cost.te_required);
-- a row in the new table
SELECT id
  FROM skill_improvement_cost2;

-- migrate:down
-- By now the costs are back in learning_skill_improvement_costs (down of 0010), and the table is empty.
DROP TABLE skill_improvement_cost2;
