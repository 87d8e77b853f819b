-- Sites, accounts, groups, sessions.
-- Times are BIGINT milliseconds since 1970-01-01 UTC. Choices are small numbers
-- whose words stand in lib/*.def. public_id is the only id that leaves the house.

CREATE TABLE installation (
	name VARCHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
	value VARCHAR(255) NOT NULL
);

CREATE TABLE site (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	host VARCHAR(253) CHARACTER SET ascii NOT NULL,
	base_url VARCHAR(300) NOT NULL,              -- scheme, host and port, no slash at the end
	name VARCHAR(200) NOT NULL,
	operator VARCHAR(200) NOT NULL DEFAULT '',   -- who runs this, for the footer
	reply_to VARCHAR(254) NOT NULL DEFAULT '',
	country CHAR(2) CHARACTER SET ascii NOT NULL DEFAULT 'US',
	time_zone VARCHAR(64) CHARACTER SET ascii NOT NULL DEFAULT 'America/New_York',
	language VARCHAR(35) CHARACTER SET ascii NOT NULL DEFAULT 'en',
	tracking_only BOOLEAN NOT NULL DEFAULT FALSE,
	unclaimed_referrals BOOLEAN NOT NULL DEFAULT TRUE,
	crisis_banner VARCHAR(500) NOT NULL DEFAULT '',
	made_at BIGINT NOT NULL,
	UNIQUE KEY (public_id),
	UNIQUE KEY (host)
);

CREATE TABLE account (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	first_name VARCHAR(200) NOT NULL DEFAULT '',
	last_name VARCHAR(200) NOT NULL DEFAULT '',
	name_key VARCHAR(400) NOT NULL DEFAULT '',   -- text_key(first last): names that agree have the same
	organization VARCHAR(200) NOT NULL DEFAULT '',
	language VARCHAR(35) CHARACTER SET ascii NOT NULL DEFAULT '',
	password_hash VARCHAR(200) CHARACTER SET ascii NULL,
	made_at BIGINT NOT NULL,
	UNIQUE KEY (public_id)
);

-- An address counts for an account only once it is proved.
CREATE TABLE account_address (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	account_id BIGINT NOT NULL,
	address VARCHAR(254) NOT NULL COLLATE utf8mb4_bin, -- normal form: email_normal() or E.164
	proved_at BIGINT NOT NULL,
	UNIQUE KEY (address),
	KEY (account_id),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE TABLE account_role (
	account_id BIGINT NOT NULL,
	site_id BIGINT NOT NULL,
	role TINYINT UNSIGNED NOT NULL,              -- lib/site/roles.def
	PRIMARY KEY (account_id, site_id, role),
	KEY (site_id, role),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);

-- "group" is a word of SQL; a team is the product's group.
CREATE TABLE team (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	site_id BIGINT NOT NULL,
	name VARCHAR(200) NOT NULL,
	navigation_since BIGINT NULL,                -- Team Navigation is on since then; NULL is off
	made_at BIGINT NOT NULL,
	UNIQUE KEY (public_id),
	KEY (site_id),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);

CREATE TABLE team_member (
	site_id BIGINT NOT NULL,
	account_id BIGINT NOT NULL,
	team_id BIGINT NOT NULL,
	joined_at BIGINT NOT NULL,
	PRIMARY KEY (site_id, account_id),           -- one group a site
	KEY (team_id),
	KEY (account_id),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
	FOREIGN KEY (team_id) REFERENCES team (id) ON DELETE CASCADE
);

CREATE TABLE session (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	token_hash BINARY(32) NOT NULL,
	site_id BIGINT NOT NULL,
	account_id BIGINT NULL,
	made_at BIGINT NOT NULL,
	seen_at BIGINT NOT NULL,                     -- written at most every five minutes
	UNIQUE KEY (token_hash),
	KEY (account_id),
	KEY (seen_at),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- The digits are a keyed hash of id, address and nonce: they are stored nowhere.
-- A code outlives its session, since codes are counted by address.
CREATE TABLE sign_in_code (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	session_id BIGINT NULL,                      -- only this session can use it
	account_id BIGINT NULL,                      -- proves a further address of this account; NULL: signs in
	address VARCHAR(254) NOT NULL COLLATE utf8mb4_bin,
	first_name VARCHAR(200) NOT NULL DEFAULT '', -- as given at sign-up, for the account that it makes
	last_name VARCHAR(200) NOT NULL DEFAULT '',
	nonce BINARY(16) NOT NULL,
	is_sent BOOLEAN NOT NULL DEFAULT TRUE,       -- false: above the hour's limits, nobody was told
	made_at BIGINT NOT NULL,
	expires_at BIGINT NOT NULL,
	tries INT NOT NULL DEFAULT 0,
	used_at BIGINT NULL,
	KEY (session_id, made_at),
	KEY (account_id),
	KEY (address, made_at),
	KEY (expires_at),
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE SET NULL,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- A form sent twice is done once: the key's first owner wrote what it tells of.
CREATE TABLE once (
	key_hash BINARY(32) NOT NULL PRIMARY KEY,
	form_digest BINARY(32) NOT NULL,
	result VARCHAR(300) NOT NULL,                -- the path that the first answer led to
	made_at BIGINT NOT NULL,
	KEY (made_at)
);
