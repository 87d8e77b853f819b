-- The access log: which side looked at a referral or a profile, or saved a list of them as a file, and on which day. Rows are only added.
-- lib/referral/access.h
CREATE TABLE access_log (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	at BIGINT NOT NULL,
	day BIGINT NOT NULL,                         -- the midnight before, on the site's clock
	site_id BIGINT NOT NULL,
	act TINYINT UNSIGNED NOT NULL,               -- enum access_act
	party TINYINT UNSIGNED NOT NULL,             -- enum party, as which they looked
	account_id BIGINT NOT NULL,
	organization VARCHAR(500) NOT NULL,          -- of the account or program then
	object BIGINT NULL,                          -- the referral or person; NULL: a file
	list_id BIGINT NULL,                         -- whose list the file holds: a program or an account
	list_team BIGINT NULL,                       -- and the group that shares it
	row_count INT NOT NULL DEFAULT 1,            -- of the file: rows
	UNIQUE KEY once (act, object, day, account_id),
	KEY lists (act, list_id, at),
	KEY team_lists (act, list_team, at),
	KEY of_site (site_id, id)
);
