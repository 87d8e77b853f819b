-- Doors of portals: by whose word a session began (lib/site/door.h), until when a question is open, and what a provider publishes.
-- Of an OpenID provider (lib/site/provider.h), for each issuer: the addresses of its document, its keys.
CREATE TABLE oidc_provider (
	issuer_hash BINARY(32) NOT NULL PRIMARY KEY,
	authorization_url VARCHAR(2000) NOT NULL,
	token_url VARCHAR(2000) NOT NULL,
	keys_url VARCHAR(2000) NOT NULL,
	secret_in_form BOOLEAN NOT NULL,
	key_set MEDIUMTEXT NOT NULL,
	read_at BIGINT NOT NULL,
	tried_at BIGINT NOT NULL	-- the same, or later: it did not answer then
);

ALTER TABLE session
	ADD COLUMN door VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';

-- When a door asked whose account it is, and by which way the person came; identity_waiting has the question itself.
CREATE TABLE door_question (
	session_id BIGINT NOT NULL PRIMARY KEY,
	door VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	made_at BIGINT NOT NULL,
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
);
