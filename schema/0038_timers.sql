-- What becomes due for a referral as time goes by: reminders, and "did you get help?".

-- A timer goes off once: its row is deleted in the transaction that adds the messages.
CREATE TABLE timer (
	referral_id BIGINT NOT NULL,
	timer TINYINT UNSIGNED NOT NULL,             -- lib/message/timers.def
	due_at BIGINT NOT NULL,
	PRIMARY KEY (referral_id, timer),
	KEY (due_at, referral_id, timer),
	FOREIGN KEY (referral_id) REFERENCES referral (id)
);

-- Referrals whose answer is still to come have their reminders from now on.
INSERT INTO timer (referral_id, timer, due_at)
SELECT id, 0, due_at
FROM referral
WHERE kind = 0 AND status = 0 AND consent = 1 AND NOT reach & 8 AND due_at > UNIX_TIMESTAMP() * 1000;
INSERT INTO timer (referral_id, timer, due_at)
SELECT id, 2, made_at + 604800000
FROM referral
WHERE kind <> 2 AND follow_up AND closed_at IS NULL AND NOT reach & 8 AND made_at + 604800000 > UNIX_TIMESTAMP() * 1000;

-- One click ends the reminders to an address, not the referrals.
ALTER TABLE referral_address
	ADD COLUMN reminders BOOLEAN NOT NULL DEFAULT TRUE;
