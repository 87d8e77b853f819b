-- Whether a program runs at all, and whether it has room: by the directory, and by its own staff, who may give the day
-- on which it opens again.

ALTER TABLE program
	ADD COLUMN standing TINYINT UNSIGNED NOT NULL DEFAULT 0,         -- lib/directory/standings.def
	ADD COLUMN listed_capacity TINYINT UNSIGNED NOT NULL DEFAULT 0;  -- lib/directory/capacities.def

ALTER TABLE program_setting
	ADD COLUMN closed_until INT NOT NULL DEFAULT 0;                  -- a day (lib/base/day.h); 0: not said
