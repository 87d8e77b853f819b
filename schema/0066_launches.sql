-- The keys by which a site's portal signs launches (lib/site/launch.h): two live ones, sealed.
CREATE TABLE launch_key (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	site_id BIGINT NOT NULL,
	kid VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	sealed VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	made_at BIGINT NOT NULL,
	UNIQUE KEY (site_id, kid),
	FOREIGN KEY (site_id) REFERENCES site (id)
);

-- A launch counts once.
CREATE TABLE launch_used (
	site_id BIGINT NOT NULL,
	jti_hash BINARY(32) NOT NULL,
	expires_at BIGINT NOT NULL,
	PRIMARY KEY (site_id, jti_hash),
	KEY (expires_at),
	FOREIGN KEY (site_id) REFERENCES site (id)
);

-- The words with which a launch fills in a form, for one session.
CREATE TABLE launch_words (
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
	session_id BIGINT NOT NULL,
	fields TEXT NOT NULL,
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
);
