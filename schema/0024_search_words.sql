-- Replaces full text by an index of our own: for each word the programs that have it, packed, so that reading
-- a word of 20,000 programs costs a few rows. `handrail migrate` fills it after this step.
-- Programs are numbered in blocks of 4,096 by id (lib/directory/posting.h).

ALTER TABLE program_text
	DROP KEY title_words,
	DROP KEY all_words,
	ADD COLUMN summary TEXT NOT NULL AFTER title;  -- terms, needs, first sentence: what the card shows

-- The programs of a block that have a word: two bytes for each, its place in the block and where the word stands.
CREATE TABLE search_word (
	word VARCHAR(80) NOT NULL COLLATE utf8mb4_bin,
	block INT NOT NULL,
	programs VARBINARY(8192) NOT NULL,
	PRIMARY KEY (word, block)
);

-- The words under which a program stands in search_word, to take it out again.
CREATE TABLE search_program (
	program_id BIGINT NOT NULL PRIMARY KEY,
	words MEDIUMTEXT NOT NULL
);

-- A block's row is locked while its words change.
CREATE TABLE search_block (
	block INT NOT NULL PRIMARY KEY,
	changes BIGINT NOT NULL
);

-- Programs whose text has changed and whose words have not yet.
CREATE TABLE search_stale (
	program_id BIGINT NOT NULL PRIMARY KEY
);

INSERT INTO search_stale (program_id)
SELECT id
FROM program;
