-- What a claimer may do with the program's tools: lib/directory/program_roles.def. Everyone so far may do everything.
ALTER TABLE program_claimer
	ADD COLUMN role TINYINT UNSIGNED NOT NULL DEFAULT 0;
