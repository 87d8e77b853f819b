-- A seeker's "I am still waiting" marks the referral until somebody sets a status. A link knows whether it went out in an
-- e-mail or a text, so that the history says so.

ALTER TABLE referral
	ADD COLUMN still_waiting_at BIGINT NULL;

ALTER TABLE status_link
	ADD COLUMN channel TINYINT UNSIGNED NOT NULL DEFAULT 0;

ALTER TABLE referral_event
	ADD COLUMN by_text BOOLEAN NOT NULL DEFAULT FALSE;

UPDATE status_link l
JOIN outbox o ON o.status_link_id = l.id
SET l.channel = o.channel;
