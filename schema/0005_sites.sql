-- What a site has of its own: look, languages, when helpers are told, what consent says.

ALTER TABLE site
	ADD COLUMN languages VARCHAR(400) CHARACTER SET ascii NOT NULL DEFAULT '', -- tags, commas between; '': all that there are
	ADD COLUMN notice_cadence TINYINT UNSIGNED NOT NULL DEFAULT 0,             -- lib/site/cadences.def
	-- "#0b5a5c", readable on the pages' ground; '': those of the stylesheet
	ADD COLUMN brand_color VARCHAR(7) CHARACTER SET ascii NOT NULL DEFAULT '',
	ADD COLUMN brand_color_dark VARCHAR(7) CHARACTER SET ascii NOT NULL DEFAULT '',
	ADD COLUMN link_color VARCHAR(7) CHARACTER SET ascii NOT NULL DEFAULT '',
	ADD COLUMN link_color_dark VARCHAR(7) CHARACTER SET ascii NOT NULL DEFAULT '',
	-- of the picture in site_logo; '': there is none
	ADD COLUMN logo_version VARCHAR(16) CHARACTER SET ascii NOT NULL DEFAULT '',
	ADD COLUMN logo_type TINYINT UNSIGNED NOT NULL DEFAULT 0,                  -- lib/base/logo_types.def
	ADD COLUMN logo_width SMALLINT UNSIGNED NOT NULL DEFAULT 0,
	ADD COLUMN logo_height SMALLINT UNSIGNED NOT NULL DEFAULT 0;

CREATE TABLE site_logo (
	site_id BIGINT NOT NULL PRIMARY KEY,
	image MEDIUMBLOB NOT NULL,
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);

-- A site that goes back to words it had before shows a new version all the same, so the words alone
-- name no row any more.
ALTER TABLE consent_text
	ADD KEY by_words (site_id, language, words_hash),
	DROP INDEX site_id;

-- The words that a site shows in place of the templates', in each language that it has its own in.
CREATE TABLE site_consent (
	site_id BIGINT NOT NULL,
	language VARCHAR(35) CHARACTER SET ascii NOT NULL,
	consent_text_id BIGINT NOT NULL,
	PRIMARY KEY (site_id, language),
	FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE,
	FOREIGN KEY (consent_text_id) REFERENCES consent_text (id)
);
