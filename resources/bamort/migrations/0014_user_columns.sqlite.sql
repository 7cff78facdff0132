-- version: 0.5.0
-- touches: char_chars, users
--
-- Characters get their game system, users a name to be shown. 0.4.0 has no place for these, so on the way back they
-- are kept in tables of the tool's own, from where the next way up takes them again.

-- migrate:up
-- The quotes around a type are needed where a word follows its brackets.
CREATE TABLE IF NOT EXISTS stellwerk_kept_char_chars (
  id integer PRIMARY KEY,
  game_system varchar(191) DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
CREATE TABLE IF NOT EXISTS stellwerk_kept_users (
  user_id integer PRIMARY KEY,
  display_name varchar(191) NOT NULL
);
ALTER TABLE char_chars ADD COLUMN game_system varchar(191) DEFAULT NULL;
ALTER TABLE char_chars ADD COLUMN game_system_id "bigint(20) unsigned" DEFAULT NULL;
CREATE INDEX idx_char_chars_game_system ON char_chars (game_system);
ALTER TABLE users ADD COLUMN display_name varchar(191) NOT NULL DEFAULT '';

-- migrate:data
-- There was one game system until now, so every character belongs to it, unless it is known better.
UPDATE char_chars
   SET game_system = 'midgard', game_system_id = 1
 WHERE game_system_id IS NULL;
UPDATE char_chars
   SET game_system = (SELECT kept.game_system FROM stellwerk_kept_char_chars AS kept WHERE kept.id = char_chars.id),
       game_system_id = (SELECT kept.game_system_id FROM stellwerk_kept_char_chars AS kept WHERE kept.id = char_chars.id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_char_chars AS kept
                WHERE kept.id = char_chars.id AND kept.game_system_id <> 0);
UPDATE users
   SET display_name = (SELECT kept.display_name FROM stellwerk_kept_users AS kept WHERE kept.user_id = users.user_id)
 WHERE EXISTS (SELECT 1 FROM stellwerk_kept_users AS kept WHERE kept.user_id = users.user_id);

-- migrate:verify
-- a character without its game system
SELECT id
  FROM char_chars
 WHERE game_system_id IS NULL
    OR game_system_id = 0;

-- migrate:down
-- A database that was installed at 0.5.0 has no tables to keep anything in yet.
-- The quotes around a type are needed where a word follows its brackets.
CREATE TABLE IF NOT EXISTS stellwerk_kept_char_chars (
  id integer PRIMARY KEY,
  game_system varchar(191) DEFAULT NULL,
  game_system_id "bigint(20) unsigned" DEFAULT NULL
);
CREATE TABLE IF NOT EXISTS stellwerk_kept_users (
  user_id integer PRIMARY KEY,
  display_name varchar(191) NOT NULL
);
-- What was kept the last time is out of date.
DELETE FROM stellwerk_kept_users;
INSERT INTO stellwerk_kept_users (user_id, display_name)
SELECT user_id, display_name
  FROM users
 WHERE LENGTH(display_name) > 0;
DELETE FROM stellwerk_kept_char_chars;
INSERT INTO stellwerk_kept_char_chars (id, game_system, game_system_id)
SELECT id, game_system, game_system_id
  FROM char_chars;
ALTER TABLE users DROP COLUMN display_name;
DROP INDEX idx_char_chars_game_system;
ALTER TABLE char_chars DROP COLUMN game_system_id;
ALTER TABLE char_chars DROP COLUMN game_system;
