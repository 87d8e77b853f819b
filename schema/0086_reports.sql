-- Reports: how many referrals a site and a program had in a month, and what became of them. lib/referral/report_count.h

-- Referrals that changed and are not counted anew yet. A row for each change, so no two transactions wait for each other.
CREATE TABLE report_stale (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	referral_id BIGINT NOT NULL,
	KEY (referral_id)
);

-- As what each referral is counted now, so that a change takes the old count back.
CREATE TABLE report_counted (
	referral_id BIGINT NOT NULL PRIMARY KEY,     -- stays if the referral is deleted: it was made
	site_id BIGINT NOT NULL,
	program_id BIGINT NOT NULL,
	place_id BIGINT NOT NULL DEFAULT 0,          -- report_place; 0: none
	month INT NOT NULL,                          -- year * 12 + month - 1, of the site's clock
	needs INT UNSIGNED NOT NULL DEFAULT 0,       -- set of 1 << need: those of the program when it was first counted
	kind TINYINT UNSIGNED NOT NULL,
	status TINYINT UNSIGNED NOT NULL,
	closed TINYINT UNSIGNED NOT NULL,            -- enum report_closed
	answer TINYINT UNSIGNED NOT NULL,            -- the span to the program's first answer; 0: none
	updater TINYINT UNSIGNED NOT NULL,           -- the party and way of the newest status; 0: none
	KEY by_month (site_id, month)
);

-- The sums, by what a report may be about.
CREATE TABLE report_count (
	site_id BIGINT NOT NULL,
	scope TINYINT UNSIGNED NOT NULL,             -- enum report_scope
	scope_id BIGINT NOT NULL,                    -- 0, a program, a need, or a report_place
	measure TINYINT UNSIGNED NOT NULL,           -- enum report_measure
	month INT NOT NULL,
	value TINYINT UNSIGNED NOT NULL,
	referrals BIGINT NOT NULL,
	PRIMARY KEY (site_id, scope, scope_id, measure, month, value),
	KEY by_month (site_id, scope, month)
);

-- Towns in which programs are, and in which people searched: names of places, never what somebody typed.
CREATE TABLE report_place (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	site_id BIGINT NOT NULL,
	name VARCHAR(200) NOT NULL,
	UNIQUE KEY (site_id, name),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);

-- Searches that found nothing and are not counted yet: the need and place that were asked for, no words and no person.
CREATE TABLE report_search (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	site_id BIGINT NOT NULL,
	month INT NOT NULL,
	needs INT UNSIGNED NOT NULL,
	place VARCHAR(200) NOT NULL
);

-- Those who count hold its one row, which the first of them makes: one at a time.
CREATE TABLE report_turn (
	id TINYINT NOT NULL PRIMARY KEY
);

INSERT INTO report_stale (referral_id)
SELECT id
FROM referral;
