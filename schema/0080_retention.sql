-- Retention: after how many months a site erases referrals that nobody touches any more. lib/referral/retention.h
ALTER TABLE site
	ADD COLUMN retention_months INT NOT NULL DEFAULT 0;    -- 0: they stay for ever

ALTER TABLE referral
	ADD KEY untouched (site_id, erased_at, updated_at);

ALTER TABLE person
	ADD KEY untouched (site_id, updated_at);

-- Where the worker's walk through a site's old rows is, so that it goes on where it stopped. No row: at the beginning.
CREATE TABLE retention_walk (
	site_id BIGINT NOT NULL,
	what TINYINT UNSIGNED NOT NULL,              -- 0 referrals, 1 profiles
	updated_at BIGINT NOT NULL,                  -- of the last row that it looked at
	row_id BIGINT NOT NULL,
	erased BIGINT NOT NULL,                      -- so many, since the walk began
	PRIMARY KEY (site_id, what),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);
