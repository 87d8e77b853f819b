-- The directory: what an import writes. Local settings of programs stand in
-- tables of their own, so that an import cannot touch them.
-- (source, source_id) names a row of a directory for ever; what is gone from a
-- later import is retired, not deleted. digest is a hash of all that the
-- import knows of the row: the same digest means nothing to write.

CREATE TABLE organization (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	source VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
	source_id VARCHAR(255) NOT NULL COLLATE utf8mb4_bin,
	name VARCHAR(500) NOT NULL,
	alternate_name VARCHAR(500) NOT NULL DEFAULT '',
	description MEDIUMTEXT NOT NULL,
	url VARCHAR(2000) NOT NULL DEFAULT '',
	email VARCHAR(254) NOT NULL DEFAULT '',
	is_stub BOOLEAN NOT NULL DEFAULT FALSE,      -- named by a program, missing in the directory
	digest BINARY(32) NOT NULL,
	retired_at BIGINT NULL,
	UNIQUE KEY (public_id),
	UNIQUE KEY (source, source_id)
);

CREATE TABLE program (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	source VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
	source_id VARCHAR(255) NOT NULL COLLATE utf8mb4_bin,
	organization_id BIGINT NOT NULL,
	name VARCHAR(500) NOT NULL,
	alternate_name VARCHAR(500) NOT NULL DEFAULT '',
	description MEDIUMTEXT NOT NULL,
	url VARCHAR(2000) NOT NULL DEFAULT '',       -- http or https only
	email VARCHAR(254) NOT NULL DEFAULT '',      -- as listed; never a referral address
	application_process TEXT NOT NULL,           -- the directory's own next steps
	eligibility TEXT NOT NULL,
	fees TEXT NOT NULL,
	documents TEXT NOT NULL,
	areas TEXT NOT NULL,
	wait_time TEXT NOT NULL,
	interpretation TEXT NOT NULL,
	languages_note TEXT NOT NULL,                -- what is not a language we know
	hours_note TEXT NOT NULL,                    -- free text, always kept
	alert TEXT NOT NULL,
	is_free BOOLEAN NOT NULL DEFAULT FALSE,      -- only when the fees certainly say so
	digest BINARY(32) NOT NULL,
	retired_at BIGINT NULL,
	UNIQUE KEY (public_id),
	UNIQUE KEY (source, source_id),
	KEY (organization_id),
	KEY (retired_at, name, id),
	FOREIGN KEY (organization_id) REFERENCES organization (id)
);

CREATE TABLE location (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	source VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
	source_id VARCHAR(255) NOT NULL COLLATE utf8mb4_bin,
	name VARCHAR(500) NOT NULL DEFAULT '',
	address_1 VARCHAR(500) NOT NULL DEFAULT '',
	address_2 VARCHAR(500) NOT NULL DEFAULT '',
	city VARCHAR(200) NOT NULL DEFAULT '',
	state_province VARCHAR(100) NOT NULL DEFAULT '',
	postal_code VARCHAR(40) NOT NULL DEFAULT '',
	country VARCHAR(100) NOT NULL DEFAULT '',
	transportation TEXT NOT NULL,
	accessibility TEXT NOT NULL,
	latitude DOUBLE NULL,
	longitude DOUBLE NULL,
	digest BINARY(32) NOT NULL,
	retired_at BIGINT NULL,
	UNIQUE KEY (source, source_id)
);

CREATE TABLE program_location (
	program_id BIGINT NOT NULL,
	location_id BIGINT NOT NULL,
	PRIMARY KEY (program_id, location_id),
	KEY (location_id),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE,
	FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
);

-- Phones as a program's page shows them: those of the program, its places, its
-- organization, gathered by the import. raw is as listed; dial only when sure.
CREATE TABLE program_phone (
	program_id BIGINT NOT NULL,
	position SMALLINT NOT NULL,
	raw VARCHAR(200) NOT NULL,
	dial VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT '', -- E.164
	extension VARCHAR(20) NOT NULL DEFAULT '',
	type VARCHAR(40) NOT NULL DEFAULT '',        -- voice, fax, tty, text, ...
	description VARCHAR(500) NOT NULL DEFAULT '',
	PRIMARY KEY (program_id, position),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE
);

-- Weekly hours that are certain, for "open now": minutes after midnight of the
-- site's clock; closes up to 2880 (past midnight belongs to the day it began).
CREATE TABLE program_hours (
	program_id BIGINT NOT NULL,
	weekday TINYINT UNSIGNED NOT NULL,           -- 0 Monday to 6 Sunday
	opens SMALLINT UNSIGNED NOT NULL,
	closes SMALLINT UNSIGNED NOT NULL,
	PRIMARY KEY (program_id, weekday, opens),
	KEY (weekday, opens, closes, program_id),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE
);

CREATE TABLE program_language (
	program_id BIGINT NOT NULL,
	language VARCHAR(35) CHARACTER SET ascii NOT NULL, -- BCP 47
	PRIMARY KEY (program_id, language),
	KEY (language, program_id),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE
);

CREATE TABLE taxonomy_term (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	source VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
	source_id VARCHAR(255) NOT NULL COLLATE utf8mb4_bin,
	name VARCHAR(300) NOT NULL,
	parent_id BIGINT NULL,
	UNIQUE KEY (source, source_id)
);

CREATE TABLE program_term (
	program_id BIGINT NOT NULL,
	term_id BIGINT NOT NULL,
	PRIMARY KEY (program_id, term_id),
	KEY (term_id),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE,
	FOREIGN KEY (term_id) REFERENCES taxonomy_term (id) ON DELETE CASCADE
);

-- The plain needs (lib/directory/needs.def) that a program answers, from its terms and words.
CREATE TABLE program_need (
	need TINYINT UNSIGNED NOT NULL,
	program_id BIGINT NOT NULL,
	PRIMARY KEY (need, program_id),
	KEY (program_id),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE
);

-- Places that people type: towns and postal codes of the directory itself,
-- at the middle of what lies there. name_key as text_key() writes it.
CREATE TABLE place (
	name_key VARCHAR(200) NOT NULL COLLATE utf8mb4_bin PRIMARY KEY,
	name VARCHAR(200) NOT NULL,
	latitude DOUBLE NOT NULL,
	longitude DOUBLE NOT NULL,
	programs INT NOT NULL
);

-- Where a program is, flat, for search by distance.
CREATE TABLE program_point (
	program_id BIGINT NOT NULL,
	location_id BIGINT NOT NULL,
	latitude DOUBLE NOT NULL,
	longitude DOUBLE NOT NULL,
	PRIMARY KEY (program_id, location_id),
	KEY (latitude, longitude, program_id),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE,
	FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
);

-- What words are looked for in: names, organization, terms, description.
CREATE TABLE program_text (
	program_id BIGINT NOT NULL PRIMARY KEY,
	title TEXT NOT NULL,                         -- name, alternate name, organization
	body MEDIUMTEXT NOT NULL,                    -- terms, needs, description, eligibility
	FULLTEXT KEY title_words (title),
	FULLTEXT KEY all_words (title, body),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE
);

-- ---- local settings: never touched by an import ----

CREATE TABLE program_setting (
	program_id BIGINT NOT NULL PRIMARY KEY,
	mode TINYINT UNSIGNED NOT NULL,              -- lib/directory/modes.def
	verb TINYINT UNSIGNED NOT NULL,              -- lib/directory/verbs.def
	next_steps TEXT NOT NULL,                    -- '' : the directory's application_process
	external_url VARCHAR(2000) NOT NULL DEFAULT '',
	answer_days SMALLINT UNSIGNED NOT NULL DEFAULT 2, -- working days
	capacity TINYINT UNSIGNED NOT NULL DEFAULT 0,     -- 0 not said, 1 open, 2 wait list, 3 closed
	minimal_mail BOOLEAN NOT NULL DEFAULT FALSE,
	updated_at BIGINT NOT NULL,
	FOREIGN KEY (program_id) REFERENCES program (id)
);

CREATE TABLE referral_address (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	program_id BIGINT NOT NULL,
	email VARCHAR(254) NOT NULL COLLATE utf8mb4_bin,
	confirmed_at BIGINT NULL,                    -- only a confirmed address is written to
	UNIQUE KEY (program_id, email),
	FOREIGN KEY (program_id) REFERENCES program (id)
);

CREATE TABLE program_claimer (
	account_id BIGINT NOT NULL,
	program_id BIGINT NOT NULL,
	claimed_at BIGINT NOT NULL,
	PRIMARY KEY (account_id, program_id),
	KEY (program_id),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
	FOREIGN KEY (program_id) REFERENCES program (id)
);
