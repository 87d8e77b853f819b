-- Keys of names are compared byte by byte: the database's own order takes か for が. Apostrophes of every kind are
-- left out of new keys, so of the old ones too.

ALTER TABLE account
	MODIFY COLUMN name_key VARCHAR(400) COLLATE utf8mb4_bin NOT NULL DEFAULT '';
ALTER TABLE account_address
	MODIFY COLUMN name_key VARCHAR(400) COLLATE utf8mb4_bin NOT NULL DEFAULT '';
ALTER TABLE referral_waiting
	MODIFY COLUMN name_key VARCHAR(400) COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE person
	MODIFY COLUMN seeker_name_key VARCHAR(400) COLLATE utf8mb4_bin NOT NULL;
ALTER TABLE referral
	MODIFY COLUMN seeker_name_key VARCHAR(400) COLLATE utf8mb4_bin NOT NULL,
	MODIFY COLUMN helper_name_key VARCHAR(400) COLLATE utf8mb4_bin NOT NULL DEFAULT '';

UPDATE account SET name_key = REGEXP_REPLACE(name_key, '[ʹ-ʿˈˊˋˮ]', '') WHERE name_key REGEXP '[ʹ-ʿˈˊˋˮ]';
UPDATE account_address SET name_key = REGEXP_REPLACE(name_key, '[ʹ-ʿˈˊˋˮ]', '') WHERE name_key REGEXP '[ʹ-ʿˈˊˋˮ]';
UPDATE IGNORE referral_waiting SET name_key = REGEXP_REPLACE(name_key, '[ʹ-ʿˈˊˋˮ]', '') WHERE name_key REGEXP '[ʹ-ʿˈˊˋˮ]';
UPDATE person SET seeker_name_key = REGEXP_REPLACE(seeker_name_key, '[ʹ-ʿˈˊˋˮ]', '') WHERE seeker_name_key REGEXP '[ʹ-ʿˈˊˋˮ]';
UPDATE referral
SET seeker_name_key = REGEXP_REPLACE(seeker_name_key, '[ʹ-ʿˈˊˋˮ]', ''),
	helper_name_key = REGEXP_REPLACE(helper_name_key, '[ʹ-ʿˈˊˋˮ]', '')
WHERE seeker_name_key REGEXP '[ʹ-ʿˈˊˋˮ]' OR helper_name_key REGEXP '[ʹ-ʿˈˊˋˮ]';

-- Messages that ended a STOP, by a hash: the same one again does nothing.
CREATE TABLE text_start (
	message_hash BINARY(32) NOT NULL PRIMARY KEY,
	started_at BIGINT NOT NULL
);
