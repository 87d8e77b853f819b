-- Kinds of places, the directory's words about them, places that must not be shown, and age limits.

ALTER TABLE location
	ADD COLUMN kind TINYINT UNSIGNED NOT NULL DEFAULT 0,   -- lib/directory/place_kinds.def
	ADD COLUMN alternate_name VARCHAR(500) NOT NULL DEFAULT '',
	ADD COLUMN description TEXT NOT NULL DEFAULT '',
	ADD COLUMN url VARCHAR(2000) NOT NULL DEFAULT '',      -- http or https only
	ADD COLUMN confidential BOOLEAN NOT NULL DEFAULT FALSE; -- its address is not even stored

-- Likewise, of all its places: as its directory marks it, and as its local setting does.
ALTER TABLE program
	ADD COLUMN confidential BOOLEAN NOT NULL DEFAULT FALSE,
	ADD KEY (confidential);
ALTER TABLE program_setting
	ADD COLUMN confidential BOOLEAN NOT NULL DEFAULT FALSE,
	ADD KEY (confidential);

-- Years; NULL for no limit on that side. A program may have several ranges.
CREATE TABLE program_age (
	program_id BIGINT NOT NULL,
	position SMALLINT NOT NULL,
	least DOUBLE NULL,
	most DOUBLE NULL,
	PRIMARY KEY (program_id, position),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE
);
