-- version: 0.5.0
--
-- Characters can be shared with other users.

-- migrate:up
-- 0.4.0 has no place for shares, so on the way back the table is kept under another name. Who has been there finds it
-- again, everybody else gets it made here.
CREATE TABLE IF NOT EXISTS stellwerk_kept_char_shares (
  id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  character_id bigint(20) unsigned DEFAULT NULL,
  user_id bigint(20) unsigned DEFAULT NULL,
  permission longtext DEFAULT NULL,
  PRIMARY KEY (id),
  KEY idx_char_shares_character_id (character_id),
  KEY idx_char_shares_user_id (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
ALTER TABLE stellwerk_kept_char_shares RENAME TO char_shares;

-- migrate:down
ALTER TABLE char_shares RENAME TO stellwerk_kept_char_shares;
