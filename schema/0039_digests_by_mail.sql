-- A digest's items belong to their mail, once for each referral and message, so that a mail reads a bounded number of them.

CREATE TABLE digest_entry (
	outbox_id BIGINT NOT NULL,                   -- the mail that will hold it
	referral_id BIGINT NOT NULL,
	message TINYINT UNSIGNED NOT NULL,           -- lib/message/messages.def: as it would have gone at once
	event_id BIGINT NULL,                        -- the newest change; NULL: the message reports none
	made_at BIGINT NOT NULL,
	PRIMARY KEY (outbox_id, referral_id, message),
	KEY newest (outbox_id, made_at),
	KEY (made_at),
	FOREIGN KEY (outbox_id) REFERENCES outbox (id) ON DELETE CASCADE,
	FOREIGN KEY (referral_id) REFERENCES referral (id),
	FOREIGN KEY (event_id) REFERENCES referral_event (id)
);

INSERT INTO digest_entry (outbox_id, referral_id, message, event_id, made_at)
SELECT o.id, i.referral_id, 5, MAX(i.event_id), MAX(e.made_at)
FROM digest_item i
JOIN outbox o ON o.subject = 1 AND o.subject_id = i.account_id AND o.site_id = i.site_id AND o.message = 6 AND o.state = 0
JOIN referral_event e ON e.id = i.event_id
GROUP BY o.id, i.referral_id;

DROP TABLE digest_item;
