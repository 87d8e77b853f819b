-- Needs whose programs a site does not want named in messages unless somebody says so.

ALTER TABLE site
	ADD COLUMN sensitive_needs INT UNSIGNED NOT NULL DEFAULT 0; -- a bit each, in the order of lib/directory/needs.def
