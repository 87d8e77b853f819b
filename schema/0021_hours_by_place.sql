-- Hours, their words and phones belong to a place, hold for certain days, and are evaluated when a page is read.
-- location_id NULL: at each place of the program. Days are numbers (lib/base/day.h); 0 leaves a period open.

ALTER TABLE program_hours
	ADD COLUMN location_id BIGINT NULL AFTER program_id,
	ADD COLUMN position SMALLINT UNSIGNED NOT NULL DEFAULT 0,
	ADD COLUMN first_day INT NOT NULL DEFAULT 0,
	ADD COLUMN last_day INT NOT NULL DEFAULT 0,
	ADD COLUMN step SMALLINT UNSIGNED NOT NULL DEFAULT 0,   -- 14: every second week, when day % 14 = phase
	ADD COLUMN phase SMALLINT NOT NULL DEFAULT 0,           -- -1: which weeks, the directory does not say
	ADD COLUMN month_days BIGINT NOT NULL DEFAULT 0,        -- bits (lib/directory/hours.h); 0: any
	ADD COLUMN holiday BOOLEAN NOT NULL DEFAULT FALSE;      -- special hours: count although the place is closed
UPDATE program_hours SET position = opens;
ALTER TABLE program_hours
	DROP PRIMARY KEY,
	ADD PRIMARY KEY (program_id, weekday, position),
	DROP KEY weekday,
	ADD FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE;

-- Days on which the usual hours do not count.
CREATE TABLE program_closure (
	program_id BIGINT NOT NULL,
	position SMALLINT UNSIGNED NOT NULL,
	location_id BIGINT NULL,
	first_day INT NOT NULL,
	last_day INT NOT NULL,
	PRIMARY KEY (program_id, position),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE,
	FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
);

-- The hours that the directory gives in words.
CREATE TABLE program_hours_note (
	program_id BIGINT NOT NULL,
	position SMALLINT UNSIGNED NOT NULL,
	location_id BIGINT NULL,
	first_day INT NOT NULL DEFAULT 0,
	last_day INT NOT NULL DEFAULT 0,
	note TEXT NOT NULL,
	PRIMARY KEY (program_id, position),
	FOREIGN KEY (program_id) REFERENCES program (id) ON DELETE CASCADE,
	FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE
);
INSERT INTO program_hours_note (program_id, position, note)
	SELECT id, 0, hours_note FROM program WHERE hours_note <> '';
ALTER TABLE program DROP COLUMN hours_note;

ALTER TABLE program_phone
	ADD COLUMN location_id BIGINT NULL,
	ADD FOREIGN KEY (location_id) REFERENCES location (id) ON DELETE CASCADE;
