-- The second factor of an account (lib/site/second_factor.h): TOTP, RFC 6238.
CREATE TABLE second_factor (
	account_id BIGINT NOT NULL PRIMARY KEY,
	secret VARCHAR(200) CHARACTER SET ascii NOT NULL,    -- sealed with the installation's key
	since BIGINT NOT NULL,
	last_step BIGINT NOT NULL,                           -- the newest period whose code was used: no code works twice
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- Codes for the day when the phone is gone. A used one is deleted.
CREATE TABLE recovery_code (
	account_id BIGINT NOT NULL,
	code_hash BINARY(32) NOT NULL,
	PRIMARY KEY (account_id, code_hash),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- The browser's session in which a password, a code or a portal was right, and the second factor is still wanted.
CREATE TABLE second_factor_waiting (
	session_id BIGINT NOT NULL PRIMARY KEY,
	account_id BIGINT NOT NULL,
	door VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- by which the person came (lib/site/door.h)
	is_proof BOOLEAN NOT NULL,
	made_at BIGINT NOT NULL,
	KEY (account_id),
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

ALTER TABLE site ADD staff_second_factor BOOLEAN NOT NULL DEFAULT FALSE;
