-- A claimer's role says which of the program's tools they may use (lib/directory/program_roles.def). Earlier claimers may use all.
ALTER TABLE program_claimer
	ADD COLUMN role TINYINT UNSIGNED NOT NULL DEFAULT 0;
