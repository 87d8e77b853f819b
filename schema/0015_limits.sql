-- How often things were done lately, for lib/site/limits.def; and codes that nobody was sent are not made any more.

CREATE TABLE limit_count (
	what TINYINT UNSIGNED NOT NULL,              -- a row of lib/site/limits.def
	who BINARY(16) NOT NULL,                     -- keyed hash of the account, address, network or site: no personal data
	part TINYINT UNSIGNED NOT NULL,              -- a busy count is kept in several rows; their sum counts
	since BIGINT NOT NULL,                       -- the window began then
	taken INT NOT NULL,
	is_reported BOOLEAN NOT NULL DEFAULT FALSE,  -- the log has the alarm of this window
	PRIMARY KEY (what, who, part),
	KEY (since)
);

-- The network (a keyed hash) of somebody not signed in whose form caused the message; '': an account did, or nobody.
ALTER TABLE outbox
	ADD COLUMN source CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '' AFTER recipient,
	DROP INDEX by_channel;                       -- for counting the texts of a day

DELETE FROM sign_in_code WHERE NOT is_sent;
ALTER TABLE sign_in_code
	DROP COLUMN is_sent,
	DROP INDEX address;

DROP TABLE text_cap;

-- The countries to whose mobile numbers texts go: "US,CA". '': the site's own.
ALTER TABLE site
	ADD COLUMN text_countries VARCHAR(200) CHARACTER SET ascii NOT NULL DEFAULT '';
