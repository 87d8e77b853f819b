-- A program's team edits what its card and page say. A row keeps an edit and the directory's own words, so that both last over
-- imports: lib/directory/listing.h.
CREATE TABLE program_listing (
	program_id BIGINT NOT NULL,
	field TINYINT UNSIGNED NOT NULL,             -- lib/directory/listing.def
	value MEDIUMTEXT NOT NULL,                   -- the team's
	listed MEDIUMTEXT NOT NULL,                  -- the directory's
	changed_at BIGINT NOT NULL,                  -- by the team
	listed_at BIGINT NULL,                       -- the directory has changed its words after the team; NULL: it has not
	applied BOOLEAN NOT NULL DEFAULT TRUE,       -- the program's tables hold the value; FALSE while an import has just written them
	PRIMARY KEY (program_id, field),
	KEY (applied, program_id),
	FOREIGN KEY (program_id) REFERENCES program (id)
);
