-- version: 0.5.0
--
-- The rows of learning_skill_improvement_costs collapse into one per category, difficulty and level.

-- migrate:up
-- Nothing. Only rows change.

-- migrate:data
-- The ids are counted by hand, so that they are the same after a way back and another way up.
INSERT INTO skill_improvement_cost2 (id, current_level, te_required, skill_category_id, skill_difficulty_id)
SELECT ROW_NUMBER() OVER (ORDER BY triple.skill_category_id, triple.skill_difficulty_id, triple.current_level),
       triple.current_level, triple.te_required, triple.skill_category_id, triple.skill_difficulty_id
  FROM (SELECT DISTINCT link.skill_category_id, link.skill_difficulty_id, cost.current_level, cost.te_required
          FROM learning_skill_improvement_costs AS cost
          JOIN learning_skill_category_difficulties AS link ON link.id = cost.skill_category_difficulty_id) AS triple;

-- migrate:verify
-- a category, difficulty and level with more than one cost
SELECT skill_category_id, skill_difficulty_id, current_level
  FROM skill_improvement_cost2
 GROUP BY skill_category_id, skill_difficulty_id, current_level
HAVING COUNT(*) > 1;
-- an old row that its new one does not stand for
SELECT cost.id, cost.current_level, cost.te_required
  FROM learning_skill_improvement_costs AS cost
  LEFT JOIN learning_skill_category_difficulties AS link ON link.id = cost.skill_category_difficulty_id
  LEFT JOIN skill_improvement_cost2 AS triple
    ON triple.skill_category_id = link.skill_category_id
   AND triple.skill_difficulty_id = link.skill_difficulty_id
   AND triple.current_level = cost.current_level
   AND triple.te_required = cost.te_required
 WHERE triple.id IS NULL;

-- migrate:down
-- The down of 0011 has brought the old rows back. A cost that was changed since is changed in each of them. A new one
-- gets one row, at the first skill of its category and difficulty, from where the next way up takes it again; where no
-- skill has them, 0.4.0 has no place for it. One that was deleted since goes, unless there are none at all: that is a
-- loss or a second run, never a decision.
-- Each statement may be repeated, because a second run finds nothing to do. At last the new rows go, so that the next
-- way up makes them from what is there then.
UPDATE learning_skill_improvement_costs
   SET te_required = (SELECT triple.te_required
                        FROM learning_skill_category_difficulties AS link
                        JOIN skill_improvement_cost2 AS triple
                          ON triple.skill_category_id = link.skill_category_id
                         AND triple.skill_difficulty_id = link.skill_difficulty_id
                       WHERE link.id = learning_skill_improvement_costs.skill_category_difficulty_id
                         AND triple.current_level = learning_skill_improvement_costs.current_level)
 WHERE EXISTS (SELECT 1
                 FROM learning_skill_category_difficulties AS link
                 JOIN skill_improvement_cost2 AS triple
                   ON triple.skill_category_id = link.skill_category_id
                  AND triple.skill_difficulty_id = link.skill_difficulty_id
                WHERE link.id = learning_skill_improvement_costs.skill_category_difficulty_id
                  AND triple.current_level = learning_skill_improvement_costs.current_level
                  AND triple.te_required <> learning_skill_improvement_costs.te_required);
DELETE FROM learning_skill_improvement_costs
 WHERE EXISTS (SELECT 1 FROM skill_improvement_cost2)
   AND NOT EXISTS (SELECT 1
                     FROM learning_skill_category_difficulties AS link
                     JOIN skill_improvement_cost2 AS triple
                       ON triple.skill_category_id = link.skill_category_id
                      AND triple.skill_difficulty_id = link.skill_difficulty_id
                    WHERE link.id = learning_skill_improvement_costs.skill_category_difficulty_id
                      AND triple.current_level = learning_skill_improvement_costs.current_level);
INSERT INTO learning_skill_improvement_costs (skill_category_difficulty_id, current_level, te_required)
SELECT first_link.id, triple.current_level, triple.te_required
  FROM skill_improvement_cost2 AS triple
  JOIN (SELECT skill_category_id, skill_difficulty_id, MIN(id) AS id
          FROM learning_skill_category_difficulties
         GROUP BY skill_category_id, skill_difficulty_id) AS first_link
    ON first_link.skill_category_id = triple.skill_category_id
   AND first_link.skill_difficulty_id = triple.skill_difficulty_id
 WHERE NOT EXISTS (SELECT 1
                     FROM learning_skill_improvement_costs AS cost
                     JOIN learning_skill_category_difficulties AS link ON link.id = cost.skill_category_difficulty_id
                    WHERE link.skill_category_id = triple.skill_category_id
                      AND link.skill_difficulty_id = triple.skill_difficulty_id
                      AND cost.current_level = triple.current_level)
 ORDER BY triple.id;
DELETE FROM skill_improvement_cost2;
