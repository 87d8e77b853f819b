-- A referral to a victim-service program that a helper made: its helper may have typed an address of their own, so messages reveal
-- nothing, and only the code proves who is its person. lib/law/veil.def, lib/referral/claim.h
ALTER TABLE referral
	ADD COLUMN seeker_by_code BOOLEAN NOT NULL DEFAULT FALSE;  -- seeker_id typed the code

-- Only by its code did anybody ever become the person of a discreet referral that a helper made, or take one over.
UPDATE referral r
SET seeker_by_code = TRUE
WHERE r.seeker_id IS NOT NULL AND r.origin = 1
AND (r.discreet OR EXISTS (SELECT 1 FROM referral_event e WHERE e.referral_id = r.id AND e.act = 8 AND e.account_id = r.seeker_id));

UPDATE referral
SET discreet = TRUE, seeker_id = IF(seeker_by_code, seeker_id, NULL)
WHERE veiled AND origin = 1;

-- In this session the code of the referral was typed, so its links open it here until then.
CREATE TABLE code_typed (
	session_id BIGINT NOT NULL,
	referral_id BIGINT NOT NULL,
	until_at BIGINT NOT NULL,
	PRIMARY KEY (session_id, referral_id),
	FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE,
	FOREIGN KEY (referral_id) REFERENCES referral (id) ON DELETE CASCADE
);
