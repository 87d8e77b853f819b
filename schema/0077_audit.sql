-- The audit log records each act of an administrator: lib/site/audit.h. Each row is chained to the one before by a hash, so a
-- later change shows. Programs only add rows.
CREATE TABLE audit (
	number BIGINT NOT NULL PRIMARY KEY,          -- 1, 2, 3, without gaps
	at BIGINT NOT NULL,
	site_id BIGINT NOT NULL,                     -- 0: the whole installation
	made_by TINYINT UNSIGNED NOT NULL,           -- enum audit_by
	actor VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,    -- an account's public id, or ''
	act SMALLINT UNSIGNED NOT NULL,              -- enum audit_act
	object VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,   -- a public id, or ''
	account VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,  -- the account that the act concerns besides, or ''
	what VARCHAR(100) NOT NULL,
	old_value VARCHAR(1000) NOT NULL,
	new_value VARCHAR(1000) NOT NULL,
	link BINARY(32) NOT NULL,                    -- the hash of this row and of the link before it
	KEY of_site (site_id, number)
);

-- The end of the chain: one row.
CREATE TABLE audit_head (
	id TINYINT NOT NULL PRIMARY KEY,
	number BIGINT NOT NULL,
	link BINARY(32) NOT NULL,
	seal VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL     -- number and link, sealed with [secrets] key
);
