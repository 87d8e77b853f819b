-- Filters of People I'm Helping find the referrals of one person by status or program, however many the person has; a word is
-- looked up once for a claimer of any number of programs.

ALTER TABLE referral
	ADD KEY person_status (person_id, status_helper, made_at, id),
	ADD KEY person_program (person_id, program_id, made_at, id);

ALTER TABLE inbound_word
	ADD KEY by_word (word, made_at, referral_id, program_id);
