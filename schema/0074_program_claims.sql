-- Somebody asks a site's admins to let them run a program, because no address on its listing proves that they work there.
CREATE TABLE program_claim_request (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	site_id BIGINT NOT NULL,
	program_id BIGINT NOT NULL,
	account_id BIGINT NOT NULL,
	words TEXT NOT NULL,                         -- why, as they wrote it
	made_at BIGINT NOT NULL,
	decision TINYINT UNSIGNED NULL,              -- NULL: it waits; 0 refused, 1 approved
	decided_at BIGINT NULL,
	UNIQUE KEY (public_id),
	UNIQUE KEY (account_id, program_id),
	KEY waiting (site_id, decision, id),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (program_id) REFERENCES program (id),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
