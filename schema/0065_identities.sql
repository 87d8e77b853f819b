-- People whom a portal vouches for (lib/site/identity.h), as a hash of who vouches and how they call the person.
CREATE TABLE account_identity (
	site_id BIGINT NOT NULL,
	identity BINARY(32) NOT NULL,
	account_id BIGINT NOT NULL,
	made_at BIGINT NOT NULL,
	PRIMARY KEY (site_id, identity),
	KEY (account_id),
	FOREIGN KEY (site_id) REFERENCES site (id),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- One that waits, in the browser's session, for the answer whether an account that exists already is theirs.
CREATE TABLE identity_waiting (
	session_id BIGINT NOT NULL PRIMARY KEY,
	identity BINARY(32) NOT NULL,
	email VARCHAR(254) NOT NULL,
	first_name VARCHAR(200) NOT NULL,
	last_name VARCHAR(200) NOT NULL,
	next VARCHAR(2000) NOT NULL,
	agreed BOOLEAN NOT NULL DEFAULT FALSE,
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
);
