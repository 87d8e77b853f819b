-- The accounts that have to do with a site: those that signed in there, have a role or are in a group. Its administrators see these.
CREATE TABLE site_user (
	site_id BIGINT NOT NULL,
	account_id BIGINT NOT NULL,
	since BIGINT NOT NULL,
	PRIMARY KEY (site_id, account_id),
	KEY newest (site_id, since, account_id),
	KEY (account_id),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- The words of their names, for the search.
CREATE TABLE site_user_word (
	site_id BIGINT NOT NULL,
	word VARCHAR(100) NOT NULL COLLATE utf8mb4_bin,
	account_id BIGINT NOT NULL,
	PRIMARY KEY (site_id, word, account_id),
	KEY (account_id, site_id, word),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- Accounts whose words are still to be written: `handrail migrate` does that.
CREATE TABLE site_user_stale (
	account_id BIGINT NOT NULL PRIMARY KEY,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

INSERT IGNORE INTO site_user (site_id, account_id, since)
SELECT r.site_id, r.account_id, a.made_at FROM account_role r JOIN account a ON a.id = r.account_id;
INSERT IGNORE INTO site_user (site_id, account_id, since)
SELECT site_id, account_id, joined_at FROM team_member;
INSERT IGNORE INTO site_user (site_id, account_id, since)
SELECT site_id, account_id, MIN(made_at) FROM session WHERE account_id IS NOT NULL GROUP BY site_id, account_id;
INSERT IGNORE INTO site_user (site_id, account_id, since)
SELECT site_id, helper_id, MIN(made_at) FROM referral WHERE helper_id IS NOT NULL GROUP BY site_id, helper_id;
INSERT INTO site_user_stale (account_id) SELECT DISTINCT account_id FROM site_user;
