-- These columns decide to whom a referral belongs. An account proves an address under the name that it has then, so
-- renaming the account later opens nothing. A referral that nobody owns yet waits in a table of its own, so proving an address reads only what waits
-- for that address, however many referrals bear it.

ALTER TABLE account
	ADD COLUMN named_at BIGINT NOT NULL DEFAULT 0; -- when it got its present name

ALTER TABLE account_address
	ADD COLUMN name_key VARCHAR(400) NOT NULL DEFAULT ''; -- the account's name when it proved the address; '': not named yet
UPDATE account_address d JOIN account a ON a.id = d.account_id SET d.name_key = a.name_key;

-- party 0, the seeker: a message about the referral went to this address. party 1, the helper: somebody who was not signed
-- in gave this address as their own.
CREATE TABLE referral_waiting (
	party TINYINT UNSIGNED NOT NULL,
	address VARCHAR(254) NOT NULL COLLATE utf8mb4_bin,
	name_key VARCHAR(400) NOT NULL,
	site_id BIGINT NOT NULL,
	made_at BIGINT NOT NULL,                     -- of the referral
	referral_id BIGINT NOT NULL,
	PRIMARY KEY (party, address, name_key, site_id, made_at, referral_id),
	KEY (referral_id, party),
	FOREIGN KEY (referral_id) REFERENCES referral (id) ON DELETE CASCADE
);

INSERT IGNORE INTO referral_waiting (party, address, name_key, site_id, made_at, referral_id)
SELECT 0, m.recipient, r.seeker_name_key, r.site_id, r.made_at, r.id
FROM outbox m
JOIN referral r ON r.id = m.subject_id
WHERE m.subject = 0 AND m.party = 0 AND m.state = 2
AND r.seeker_id IS NULL AND NOT r.discreet AND r.seeker_name_key <> '';

INSERT IGNORE INTO referral_waiting (party, address, name_key, site_id, made_at, referral_id)
SELECT 1, helper_email, helper_name_key, site_id, made_at, id
FROM referral
WHERE kind = 0 AND origin = 1 AND helper_id IS NULL AND helper_email <> '' AND helper_name_key <> '';

-- "not mine": the helper whose name and address stand on it has denied sending it.
ALTER TABLE referral
	ADD COLUMN helper_denied_at BIGINT NULL,
	DROP INDEX by_email,
	DROP INDEX by_phone,
	DROP INDEX by_helper_email,
	ADD KEY unowned_email (seeker_email, seeker_id, made_at),
	ADD KEY unowned_phone (seeker_phone, seeker_id, made_at);
