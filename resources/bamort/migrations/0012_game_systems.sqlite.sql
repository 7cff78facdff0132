-- version: 0.5.0
--
-- The game systems. There is one; the backend knows it by its code.

-- migrate:up
-- On the way back the table is kept under another name, because users' characters point at its rows. Who has been
-- there finds it again, everybody else gets it made here.
CREATE TABLE IF NOT EXISTS stellwerk_kept_game_systems (
  id integer PRIMARY KEY AUTOINCREMENT,
  code varchar(100) NOT NULL,
  name varchar(255) NOT NULL,
  description text DEFAULT NULL,
  is_active tinyint(1) NOT NULL DEFAULT 1,
  created_at bigint(20) DEFAULT NULL,
  modified_at bigint(20) DEFAULT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS idx_game_systems_code ON stellwerk_kept_game_systems (code);
ALTER TABLE stellwerk_kept_game_systems RENAME TO game_systems;

-- migrate:data
-- The times are unix seconds, of 1 February 2026.
INSERT INTO game_systems (id, code, name, is_active, created_at, modified_at)
SELECT seed.id, 'M5', 'M-System', 1, 1769904000, 1769904000
  FROM (SELECT 1 AS id) AS seed
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS present WHERE present.id = seed.id);

-- migrate:verify
-- game system 1, which all rows will point at, is missing or another one
SELECT seed.id
  FROM (SELECT 1 AS id) AS seed
 WHERE NOT EXISTS (SELECT 1 FROM game_systems AS present WHERE present.id = seed.id AND present.code = 'M5');

-- migrate:down
ALTER TABLE game_systems RENAME TO stellwerk_kept_game_systems;
