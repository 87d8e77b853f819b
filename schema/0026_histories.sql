-- A history of 10,000 events and 1,000 messages costs as much as one of ten: what was undone, what happened since,
-- the newest change of a party, and the messages that wait are found by an index.

ALTER TABLE referral_event
	ADD KEY undone (undoes),
	ADD KEY since (referral_id, version),
	ADD KEY by_party (referral_id, act, party, made_at, id);

ALTER TABLE outbox
	ADD KEY about_state (subject, subject_id, state);

ALTER TABLE status_link
	ADD KEY standing (referral_id, revoked_at);
