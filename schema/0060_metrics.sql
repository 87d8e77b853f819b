-- What /metrics counts at each look without reading all referrals: lib/referral/tally.h.
CREATE TABLE referral_tally (
	kind TINYINT UNSIGNED NOT NULL PRIMARY KEY,  -- enum kind
	up_to BIGINT NOT NULL,                       -- the newest referral that is counted; the same in every row
	referrals BIGINT NOT NULL
);

ALTER TABLE referral
	ADD KEY unanswered (site_id, stage, kind);
