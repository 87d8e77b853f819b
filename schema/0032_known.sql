-- A person's open referrals to a program: said before another one is sent.
ALTER TABLE referral
	ADD KEY person_open (person_id, program_id, closed_at),
	ADD KEY seeker_open (seeker_id, program_id, closed_at);
