-- Inbound of all programs of a claimer costs a page, however many programs there are: each claimer of a program has a row for
-- each of its referrals, with what the lists are read by. `handrail migrate` fills it after this step (inbound_stale), and adds
-- the last digits of telephone numbers to the search words of older referrals.

CREATE TABLE inbound_claimer (
	account_id BIGINT NOT NULL,
	program_id BIGINT NOT NULL,
	referral_id BIGINT NOT NULL,
	made_at BIGINT NOT NULL,
	stage TINYINT UNSIGNED NOT NULL,             -- as in referral, like the next two
	due_order BIGINT NOT NULL,
	attention_program BIGINT NOT NULL,
	PRIMARY KEY (account_id, made_at, referral_id),
	KEY by_due (account_id, due_order, referral_id),
	KEY by_attention (account_id, attention_program, referral_id),
	KEY by_stage (account_id, stage, made_at, referral_id),
	KEY by_stage_due (account_id, stage, due_order, referral_id),
	KEY claim (account_id, program_id),
	KEY (referral_id),
	FOREIGN KEY (account_id, program_id) REFERENCES program_claimer (account_id, program_id) ON DELETE CASCADE,
	FOREIGN KEY (referral_id) REFERENCES referral (id) ON DELETE CASCADE
);

-- Referrals whose search words and rows in inbound_claimer have yet to be written.
CREATE TABLE inbound_stale (
	referral_id BIGINT NOT NULL PRIMARY KEY,
	FOREIGN KEY (referral_id) REFERENCES referral (id) ON DELETE CASCADE
);
INSERT INTO inbound_stale (referral_id)
SELECT id
FROM referral
WHERE inbound_program_id IS NOT NULL;

-- A claimer's programs by name.
ALTER TABLE program_claimer
	ADD COLUMN program_name VARCHAR(500) NOT NULL DEFAULT '',
	ADD KEY by_name (account_id, program_name, program_id);
UPDATE program_claimer c
JOIN program p ON p.id = c.program_id
SET c.program_name = p.name;
