-- The questions that a program asks (lib/screener/screener.h), whole, as one JSON document. A program without a row has never had any.
CREATE TABLE screener (
	program_id BIGINT NOT NULL PRIMARY KEY,
	draft MEDIUMTEXT NOT NULL,
	version INT NOT NULL,                        -- counts the edits: two people who edit at once notice it
	changed BOOLEAN NOT NULL,                    -- the draft differs from what is published
	changed_at BIGINT NOT NULL,
	FOREIGN KEY (program_id) REFERENCES program (id)
);

-- Each publishing. A row never changes, because answers name the version of the questions that they answered.
CREATE TABLE screener_version (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	program_id BIGINT NOT NULL,
	number INT NOT NULL,                         -- from 1
	document MEDIUMTEXT NOT NULL,
	published_at BIGINT NOT NULL,
	published_by BIGINT NULL,                    -- account
	UNIQUE KEY (program_id, number),
	FOREIGN KEY (program_id) REFERENCES program (id),
	FOREIGN KEY (published_by) REFERENCES account (id) ON DELETE SET NULL
);

-- The version that people are asked now; NULL: none. It is read with the program.
ALTER TABLE program_setting
	ADD COLUMN screener_id BIGINT NULL,
	ADD FOREIGN KEY (screener_id) REFERENCES screener_version (id);
