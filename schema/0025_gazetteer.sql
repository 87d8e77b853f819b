-- Places from published gazetteers, which know more than the programs' own addresses (table place):
-- `handrail places import` writes them.

CREATE TABLE gazetteer (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	source VARCHAR(40) CHARACTER SET ascii NOT NULL, -- its format: another import of it replaces a country's rows
	country CHAR(2) CHARACTER SET ascii NOT NULL,
	name_key VARCHAR(200) NOT NULL COLLATE utf8mb4_bin, -- as text_key() writes it
	name VARCHAR(200) NOT NULL,
	region VARCHAR(100) NOT NULL DEFAULT '',     -- a code like "MA", or a name
	latitude DOUBLE NOT NULL,
	longitude DOUBLE NOT NULL,
	population BIGINT NOT NULL DEFAULT 0,
	KEY (name_key, country, population),
	KEY (source, country)
);
