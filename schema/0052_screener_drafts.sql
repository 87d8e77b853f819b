-- A Connect form whose programs ask questions: the form's words and the answers wait here until the last step, for at most a day.
CREATE TABLE screener_draft (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	site_id BIGINT NOT NULL,
	session_id BIGINT NULL,                      -- of a visitor, or
	account_id BIGINT NULL,
	form_path VARCHAR(300) CHARACTER SET ascii NOT NULL,
	form MEDIUMTEXT NOT NULL,                    -- name=value&..., without the hidden fields
	made_at BIGINT NOT NULL,
	UNIQUE KEY (public_id),
	KEY (made_at),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- The questions of one of its programs, and what was answered so far.
CREATE TABLE screener_draft_part (
	draft_id BIGINT NOT NULL,
	position TINYINT UNSIGNED NOT NULL,
	program_id BIGINT NOT NULL,
	version_id BIGINT NOT NULL,
	answers MEDIUMTEXT NOT NULL,
	PRIMARY KEY (draft_id, position),
	FOREIGN KEY (draft_id) REFERENCES screener_draft (id) ON DELETE CASCADE,
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE,
	FOREIGN KEY (version_id) REFERENCES screener_version (id)
);

-- A draft is sent once: two windows that send the same one collide here.
ALTER TABLE receipt
	ADD COLUMN draft_id BIGINT NULL,
	ADD UNIQUE KEY (draft_id),
	ADD FOREIGN KEY (draft_id) REFERENCES screener_draft (id) ON DELETE SET NULL;
