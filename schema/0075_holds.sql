-- Legal holds: while one stands, nothing of its referral or profile is erased. lib/referral/hold.h
CREATE TABLE hold (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	site_id BIGINT NOT NULL,
	person_id BIGINT NULL,                       -- either of the two
	referral_id BIGINT NULL,
	reason VARCHAR(1000) NOT NULL,               -- for the site's admins
	set_at BIGINT NOT NULL,
	set_by BIGINT NULL,                          -- account
	stands BOOLEAN NULL DEFAULT TRUE,            -- NULL: it ended
	ended_at BIGINT NULL,
	UNIQUE KEY (public_id),
	UNIQUE KEY of_person (person_id, stands),
	UNIQUE KEY of_referral (referral_id, stands),
	KEY of_site (site_id, stands, id),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
	FOREIGN KEY (referral_id) REFERENCES referral (id),
	FOREIGN KEY (set_by) REFERENCES account (id) ON DELETE SET NULL
);
