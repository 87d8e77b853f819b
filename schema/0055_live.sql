-- Changes of the last two hours, from which open pages learn what is new: lib/site/live_change.h. The worker deletes older ones.
CREATE TABLE live_change (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	made_at BIGINT NOT NULL,
	ended BOOLEAN NOT NULL DEFAULT FALSE,        -- a right to listen ended; else a referral changed
	referral_id BIGINT NULL,
	version INT NOT NULL DEFAULT 0,              -- of the referral, after the change
	parties TINYINT UNSIGNED NOT NULL DEFAULT 0, -- set of 1 << party: who may notice it; whose links ended
	-- the referral's edges then
	seeker_id BIGINT NULL,
	helper_id BIGINT NULL,
	shared_group_id BIGINT NULL,
	inbound_program_id BIGINT NULL,
	account_id BIGINT NULL,                      -- whose sessions ended
	KEY (made_at),
	KEY by_seeker (seeker_id, made_at),
	KEY by_helper (helper_id, made_at),
	KEY by_group (shared_group_id, made_at),
	KEY by_program (inbound_program_id, made_at)
);
