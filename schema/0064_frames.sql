-- The origins whose pages may hold a site's frames, with blanks between them (lib/web/frame.h).
ALTER TABLE site
	ADD COLUMN embed_origin VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
