-- Digests: the changes that a helper reads about once a day or week, and how often each helper wants mail.

ALTER TABLE account
	ADD COLUMN notice_cadence TINYINT UNSIGNED NULL; -- lib/site/cadences.def; NULL: as each site sets it

-- A change that waits for the next digest of this account on this site.
CREATE TABLE digest_item (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	account_id BIGINT NOT NULL,
	site_id BIGINT NOT NULL,
	referral_id BIGINT NOT NULL,
	event_id BIGINT NOT NULL,
	KEY list (account_id, site_id, id),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
	FOREIGN KEY (site_id) REFERENCES site (id),
	FOREIGN KEY (referral_id) REFERENCES referral (id),
	FOREIGN KEY (event_id) REFERENCES referral_event (id)
);
