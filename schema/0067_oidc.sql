-- Somebody who went to the OpenID provider to sign in, and comes back (lib/site/oidc.h).
CREATE TABLE oidc_waiting (
	session_id BIGINT NOT NULL PRIMARY KEY,
	state VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	nonce VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	verifier VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	next VARCHAR(2000) NOT NULL,
	made_at BIGINT NOT NULL,
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
);
