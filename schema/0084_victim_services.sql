-- Victim-service programs: what they set or note stays with them and the seeker, lib/law/veil.def. A referral is veiled for good;
-- the columns of the helper's side hold what that side saw last. They are read only while the referral is veiled.
ALTER TABLE program_setting
	ADD COLUMN victim_service BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE referral
	ADD COLUMN veiled BOOLEAN NOT NULL DEFAULT FALSE,
	ADD COLUMN released_until BIGINT NULL,                     -- the helper's side sees through the veil before this time
	ADD COLUMN version_helper INT NOT NULL DEFAULT 1,          -- of the newest event that the helper's side may notice
	ADD COLUMN disputed_helper BOOLEAN NOT NULL DEFAULT FALSE, -- seeker and helper contradict each other
	ADD COLUMN closed_helper_at BIGINT NULL,
	ADD COLUMN updated_helper_at BIGINT NULL,
	ADD COLUMN waiting_helper_at BIGINT NULL,
	ADD COLUMN last_helper_party TINYINT UNSIGNED NULL,        -- the newest change by seeker or helper, as last_event_...
	ADD COLUMN last_helper_account BIGINT NULL,
	ADD COLUMN last_helper_by_link BOOLEAN NOT NULL DEFAULT FALSE,
	ADD COLUMN last_helper_undone BOOLEAN NOT NULL DEFAULT FALSE,
	ADD KEY person_open_helper (person_id, program_id, closed_helper);

-- The written permission for the helper's side to see what the program sets and notes, for a time.
CREATE TABLE word_release (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	referral_id BIGINT NOT NULL,
	given_at BIGINT NOT NULL,
	until_at BIGINT NOT NULL,
	given_by TINYINT UNSIGNED NOT NULL,          -- enum party: the seeker, or the program, which recorded a signed paper
	account_id BIGINT NULL,                      -- who pressed the button; NULL: by a link
	words TEXT NOT NULL,                         -- the words that the person agreed to
	language VARCHAR(35) CHARACTER SET ascii NOT NULL,
	ended_at BIGINT NULL,                        -- somebody ended it before its time
	ended_by TINYINT UNSIGNED NULL,              -- enum party
	KEY (referral_id, given_at),
	FOREIGN KEY (referral_id) REFERENCES referral (id) ON DELETE CASCADE,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL
);
