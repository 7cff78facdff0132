-- version: 0.5.0
--
-- Characters can be shared with other users.

-- migrate:up
-- 0.4.0 has no place for shares, so on the way back the table is kept under another name. Who has been there finds it
-- again, everybody else gets it made here.
-- The quotes around a type are needed where a word follows its brackets.
CREATE TABLE IF NOT EXISTS stellwerk_kept_char_shares (
  id integer PRIMARY KEY AUTOINCREMENT,
  character_id "bigint(20) unsigned" DEFAULT NULL,
  user_id "bigint(20) unsigned" DEFAULT NULL,
  permission longtext DEFAULT NULL
);
CREATE INDEX IF NOT EXISTS idx_char_shares_character_id ON stellwerk_kept_char_shares (character_id);
CREATE INDEX IF NOT EXISTS idx_char_shares_user_id ON stellwerk_kept_char_shares (user_id);
ALTER TABLE stellwerk_kept_char_shares RENAME TO char_shares;

-- migrate:down
ALTER TABLE char_shares RENAME TO stellwerk_kept_char_shares;
