-- Requests to erase what a site holds about a person: by an account, or by the link of a referral. lib/referral/data_request.h
CREATE TABLE data_request (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	site_id BIGINT NOT NULL,
	account_id BIGINT NULL,
	referral_id BIGINT NULL,
	asked_at BIGINT NOT NULL,
	waits BOOLEAN NULL DEFAULT TRUE,             -- NULL: it is decided
	approved BOOLEAN NULL,
	decided_at BIGINT NULL,
	erased_at BIGINT NULL,                       -- all of it is erased
	UNIQUE KEY (public_id),
	UNIQUE KEY of_account (account_id, site_id, waits),
	UNIQUE KEY of_referral (referral_id, waits),
	KEY waiting (site_id, waits, id),
	KEY unfinished (approved, erased_at, id),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
	FOREIGN KEY (referral_id) REFERENCES referral (id)
);

ALTER TABLE referral
	ADD COLUMN erased_at BIGINT NULL;            -- the person is gone from it; what is left counts
