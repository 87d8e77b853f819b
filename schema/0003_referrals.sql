-- Referrals, the people they are for, and who may see them.

-- What one helper (or their sharing group) knows of a seeker: the newest contact data.
CREATE TABLE person (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	site_id BIGINT NOT NULL,
	seeker_first_name VARCHAR(200) NOT NULL,
	seeker_last_name VARCHAR(200) NOT NULL DEFAULT '',
	seeker_email VARCHAR(254) NOT NULL DEFAULT '' COLLATE utf8mb4_bin,
	seeker_phone VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT '',
	seeker_language VARCHAR(35) CHARACTER SET ascii NOT NULL DEFAULT '',
	seeker_name_key VARCHAR(400) NOT NULL,
	version INT NOT NULL DEFAULT 1,
	made_at BIGINT NOT NULL,
	updated_at BIGINT NOT NULL,
	UNIQUE KEY (public_id),
	KEY (site_id),
	KEY by_email (seeker_email, seeker_name_key(100)),
	KEY by_phone (seeker_phone, seeker_name_key(100)),
	FOREIGN KEY (site_id) REFERENCES site (id)
);

-- What a profile said before a change, with who changed it: for history and undo.
CREATE TABLE person_history (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	person_id BIGINT NOT NULL,
	version INT NOT NULL,                        -- the version that this row holds
	seeker_first_name VARCHAR(200) NOT NULL,
	seeker_last_name VARCHAR(200) NOT NULL,
	seeker_email VARCHAR(254) NOT NULL,
	seeker_phone VARCHAR(20) CHARACTER SET ascii NOT NULL,
	seeker_language VARCHAR(35) CHARACTER SET ascii NOT NULL,
	replaced_at BIGINT NOT NULL,
	replaced_by BIGINT NULL,
	UNIQUE KEY (person_id, version),
	FOREIGN KEY (person_id) REFERENCES person (id),
	FOREIGN KEY (replaced_by) REFERENCES account (id) ON DELETE SET NULL
);

-- Who may open a profile: a row for the helper, one for the group from the
-- first shared act. viewer_kind 0 helper (account), 1 group (team).
CREATE TABLE person_viewer (
	viewer_kind TINYINT UNSIGNED NOT NULL,
	viewer_id BIGINT NOT NULL,
	person_id BIGINT NOT NULL,
	site_id BIGINT NOT NULL,
	since_version INT NOT NULL,                  -- of the profile: what it said before is not this viewer's
	active_at BIGINT NOT NULL,                   -- person.updated_at, the same in each viewer's row: the lists' order
	PRIMARY KEY (viewer_kind, viewer_id, person_id),
	KEY list (viewer_kind, viewer_id, site_id, active_at, person_id),
	KEY (person_id),
	FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
	FOREIGN KEY (site_id) REFERENCES site (id)
);

-- Names, phone and e-mail as words, all in the key: search within a viewer's people.
-- lib/referral/person.c tells what words there are. inactive is minus active_at: within a word
-- the most recently active come first.
CREATE TABLE person_word (
	viewer_kind TINYINT UNSIGNED NOT NULL,
	viewer_id BIGINT NOT NULL,
	site_id BIGINT NOT NULL,
	word VARCHAR(100) NOT NULL COLLATE utf8mb4_bin,
	inactive BIGINT NOT NULL,
	person_id BIGINT NOT NULL,
	PRIMARY KEY (viewer_kind, viewer_id, site_id, word, inactive, person_id),
	KEY (person_id),
	FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE person_note (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	person_id BIGINT NOT NULL,
	author_id BIGINT NOT NULL,
	shared_team_id BIGINT NULL,                  -- the group that may read it too
	note TEXT NOT NULL,
	made_at BIGINT NOT NULL,
	deleted_at BIGINT NULL,
	UNIQUE KEY (public_id),
	KEY (person_id, made_at),
	FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
	FOREIGN KEY (author_id) REFERENCES account (id)
);

-- The words of lib/law/statuses.def, written by `handrail migrate`.
CREATE TABLE status (
	id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
	slug VARCHAR(40) CHARACTER SET ascii NOT NULL,
	label VARCHAR(60) NOT NULL,
	class VARCHAR(40) CHARACTER SET ascii NOT NULL,
	UNIQUE KEY (slug)
);

CREATE TABLE referral (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	code VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	site_id BIGINT NOT NULL,
	program_id BIGINT NOT NULL,

	-- the law's four questions (lib/law/visibility.h)
	kind TINYINT UNSIGNED NOT NULL,              -- 0 live, 1 logged, 2 tracking-only
	origin TINYINT UNSIGNED NOT NULL,            -- 0 self, 1 other
	reach TINYINT UNSIGNED NOT NULL,             -- 1 e-mail + 2 text + 4 phone, or 8 don't reach out
	consent TINYINT UNSIGNED NOT NULL,           -- 0 none, 1 standing, 2 withdrawn
	-- which row of the law it stands in: the same formula as situation_index()
	situation TINYINT UNSIGNED AS (
		CASE kind
			WHEN 0 THEN (origin * 5 + IF(reach & 8, 4, IF(reach & 3 = 3, 2, IF(reach & 1, 0, IF(reach & 2, 1, 3))))) * 2 + (consent = 2)
			ELSE 10 + kind * 10 + origin * 5 + IF(reach & 8, 4, IF(reach & 3 = 3, 2, IF(reach & 1, 0, IF(reach & 2, 1, 3))))
		END) PERSISTENT,

	-- edges: set by the law when the referral is written, NULL where the party has no dashboard
	seeker_id BIGINT NULL,                       -- account
	helper_id BIGINT NULL,                       -- account
	shared_group_id BIGINT NULL,                 -- team
	inbound_program_id BIGINT NULL,

	person_id BIGINT NULL,                       -- the helper's profile of the seeker
	elsewhere_of BIGINT NULL,                    -- the referral that this one follows

	-- contact data as it was sent
	seeker_first_name VARCHAR(200) NOT NULL,
	seeker_last_name VARCHAR(200) NOT NULL DEFAULT '',
	seeker_email VARCHAR(254) NOT NULL DEFAULT '' COLLATE utf8mb4_bin,
	seeker_phone VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT '',
	seeker_language VARCHAR(35) CHARACTER SET ascii NOT NULL DEFAULT '',
	seeker_name_key VARCHAR(400) NOT NULL,
	helper_first_name VARCHAR(200) NOT NULL DEFAULT '',
	helper_last_name VARCHAR(200) NOT NULL DEFAULT '',
	helper_organization VARCHAR(200) NOT NULL DEFAULT '',
	helper_email VARCHAR(254) NOT NULL DEFAULT '' COLLATE utf8mb4_bin,
	helper_phone VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT '',
	helper_name_key VARCHAR(400) NOT NULL DEFAULT '',
	comment TEXT NOT NULL,
	discreet BOOLEAN NOT NULL DEFAULT FALSE,
	follow_up BOOLEAN NOT NULL DEFAULT FALSE,

	status TINYINT UNSIGNED NOT NULL DEFAULT 0,
	status_helper TINYINT UNSIGNED NOT NULL DEFAULT 0,
	word_seeker TINYINT UNSIGNED NULL,           -- each party's latest word
	word_helper TINYINT UNSIGNED NULL,
	word_program TINYINT UNSIGNED NULL,
	disputed BOOLEAN NOT NULL DEFAULT FALSE,
	version INT NOT NULL DEFAULT 1,              -- moved by compare-and-set
	last_event_party TINYINT UNSIGNED NULL,      -- who made the newest change: may take it back
	last_event_account BIGINT NULL,
	last_event_by_link BOOLEAN NOT NULL DEFAULT FALSE,
	last_event_undone BOOLEAN NOT NULL DEFAULT FALSE,

	made_at BIGINT NOT NULL,
	updated_at BIGINT NOT NULL,
	due_at BIGINT NULL,                          -- when the program's answer is due
	closed_at BIGINT NULL,
	opened_at BIGINT NULL,                       -- first view by the program
	withdrawn_at BIGINT NULL,                    -- consent taken back

	UNIQUE KEY (public_id),
	UNIQUE KEY (code),
	KEY seeker_list (seeker_id, made_at, id),
	KEY seeker_status (seeker_id, status, made_at, id),
	KEY helper_list (helper_id, made_at, id),
	KEY helper_status (helper_id, status, made_at, id),
	KEY group_list (shared_group_id, made_at, id),
	KEY group_status (shared_group_id, status, made_at, id),
	KEY inbound_list (inbound_program_id, made_at, id),
	KEY inbound_status (inbound_program_id, status, made_at, id),
	KEY inbound_due (inbound_program_id, due_at, id),
	KEY person_list (person_id, made_at, id),
	KEY by_email (seeker_email, seeker_name_key(100)),
	KEY by_phone (seeker_phone, seeker_name_key(100)),
	KEY by_helper_email (helper_email, helper_name_key(100)),
	KEY (site_id, made_at),
	KEY (program_id),
	KEY (elsewhere_of),
	CHECK (kind <= 2), CHECK (origin <= 1), CHECK (consent <= 2),
	CHECK (reach BETWEEN 1 AND 8),
	CHECK ((kind = 0) = (consent <> 0)),
	FOREIGN KEY (site_id) REFERENCES site (id),
	FOREIGN KEY (program_id) REFERENCES program (id),
	FOREIGN KEY (inbound_program_id) REFERENCES program (id),
	FOREIGN KEY (seeker_id) REFERENCES account (id) ON DELETE SET NULL,
	FOREIGN KEY (helper_id) REFERENCES account (id) ON DELETE SET NULL,
	FOREIGN KEY (shared_group_id) REFERENCES team (id) ON DELETE SET NULL,
	FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE SET NULL,
	FOREIGN KEY (elsewhere_of) REFERENCES referral (id),
	FOREIGN KEY (status) REFERENCES status (id)
);

-- Search by name within a program's inbound referrals, as person_word does for
-- helpers. Words of phone and e-mail are here only while the law shows them to the program.
CREATE TABLE inbound_word (
	program_id BIGINT NOT NULL,
	word VARCHAR(100) NOT NULL COLLATE utf8mb4_bin,
	made_at BIGINT NOT NULL,
	referral_id BIGINT NOT NULL,
	PRIMARY KEY (program_id, word, made_at, referral_id),
	KEY (referral_id),
	FOREIGN KEY (program_id) REFERENCES program (id),
	FOREIGN KEY (referral_id) REFERENCES referral (id) ON DELETE CASCADE
);

-- Append-only: what happened to a referral, told as people are allowed to see it.
CREATE TABLE referral_event (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	referral_id BIGINT NOT NULL,
	made_at BIGINT NOT NULL,
	act TINYINT UNSIGNED NOT NULL,               -- lib/referral/acts.def
	party TINYINT UNSIGNED NOT NULL,             -- 0 seeker, 1 helper, 2 program
	account_id BIGINT NULL,
	team_id BIGINT NULL,                         -- the sharing group, for private notes of the helper's side
	actor_first_name VARCHAR(200) NOT NULL DEFAULT '',
	actor_last_initial VARCHAR(8) NOT NULL DEFAULT '',
	actor_organization VARCHAR(500) NOT NULL DEFAULT '',
	by_link BOOLEAN NOT NULL DEFAULT FALSE,
	from_status TINYINT UNSIGNED NULL,
	to_status TINYINT UNSIGNED NULL,
	note TEXT NOT NULL,
	note_shared BOOLEAN NOT NULL DEFAULT FALSE,
	undoes BIGINT NULL,                          -- the event that this one takes back
	version INT NOT NULL,                        -- the referral's version after it
	KEY (referral_id, made_at, id),
	FOREIGN KEY (referral_id) REFERENCES referral (id),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL
);

-- The exact words that people agreed to, each once.
CREATE TABLE consent_text (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	site_id BIGINT NOT NULL,
	language VARCHAR(35) CHARACTER SET ascii NOT NULL,
	version INT NOT NULL,
	words TEXT NOT NULL,
	words_hash BINARY(32) NOT NULL,
	made_at BIGINT NOT NULL,
	UNIQUE KEY (site_id, language, words_hash),
	UNIQUE KEY (site_id, language, version),
	FOREIGN KEY (site_id) REFERENCES site (id)
);

CREATE TABLE consent (
	referral_id BIGINT NOT NULL PRIMARY KEY,
	consent_text_id BIGINT NOT NULL,
	given_by TINYINT UNSIGNED NOT NULL,          -- party that ticked the box: 0 seeker, 1 helper
	given_by_account BIGINT NULL,
	given_at BIGINT NOT NULL,
	withdrawn_at BIGINT NULL,
	withdrawn_by BIGINT NULL,
	FOREIGN KEY (referral_id) REFERENCES referral (id),
	FOREIGN KEY (consent_text_id) REFERENCES consent_text (id),
	FOREIGN KEY (given_by_account) REFERENCES account (id) ON DELETE SET NULL
);

-- The thank-you page: only for the session or account that sent.
CREATE TABLE receipt (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	session_id BIGINT NULL,
	account_id BIGINT NULL,
	made_at BIGINT NOT NULL,
	UNIQUE KEY (public_id),
	KEY (session_id),
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE SET NULL,
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE SET NULL
);

CREATE TABLE receipt_referral (
	receipt_id BIGINT NOT NULL,
	referral_id BIGINT NOT NULL,
	PRIMARY KEY (receipt_id, referral_id),
	KEY (referral_id),
	FOREIGN KEY (receipt_id) REFERENCES receipt (id) ON DELETE CASCADE,
	FOREIGN KEY (referral_id) REFERENCES referral (id)
);
