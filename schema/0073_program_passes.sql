-- A mail's link or code lets its reader do one thing for a program, once: lib/message/pass.h. A row keeps a hash of the
-- token, never the token.
CREATE TABLE program_pass (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	purpose TINYINT UNSIGNED NOT NULL,           -- enum pass_purpose
	program_id BIGINT NOT NULL,
	address VARCHAR(254) NOT NULL COLLATE utf8mb4_bin,
	role TINYINT UNSIGNED NOT NULL DEFAULT 0,    -- of an invitation: lib/directory/program_roles.def
	account_id BIGINT NOT NULL,                  -- who asked for it
	nonce BINARY(16) NOT NULL,
	token_hash BINARY(32) NOT NULL,
	tries TINYINT UNSIGNED NOT NULL DEFAULT 0,
	made_at BIGINT NOT NULL,
	expires_at BIGINT NOT NULL,
	used_at BIGINT NULL,
	UNIQUE KEY (public_id),
	UNIQUE KEY (token_hash),
	KEY (program_id, purpose, address),
	KEY (expires_at),
	FOREIGN KEY (program_id) REFERENCES program (id),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
