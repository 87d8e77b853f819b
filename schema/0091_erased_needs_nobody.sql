-- A referral whose person is erased is no work any more: nobody can be asked, reached, or agreed with. Erasing does the same from now on.
UPDATE referral
SET word_seeker = NULL, word_helper = NULL, disputed = FALSE, disputed_helper = FALSE, still_waiting_at = NULL, waiting_helper_at = NULL,
	attention_program = 9223372036854775807, attention_helper = 9223372036854775807
WHERE erased_at IS NOT NULL;

UPDATE inbound_claimer i
JOIN referral r ON r.id = i.referral_id
SET i.attention_program = r.attention_program
WHERE r.erased_at IS NOT NULL;
