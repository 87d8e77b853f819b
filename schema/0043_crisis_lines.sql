-- The line for emergencies may hold one for each language (lib/site/crisis_line.h).
ALTER TABLE site
	MODIFY crisis_banner VARCHAR(4000) NOT NULL DEFAULT '';
