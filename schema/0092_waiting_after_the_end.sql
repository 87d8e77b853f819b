-- Somebody who says "I am still waiting" needs program and helper also after the loop was closed. `handrail migrate` computes the
-- rows of before anew.
UPDATE referral
SET attention_program = 0, attention_helper = 0
WHERE still_waiting_at IS NOT NULL AND erased_at IS NULL;

UPDATE person_viewer v
JOIN referral r ON r.person_id = v.person_id
SET v.attention = 0
WHERE r.still_waiting_at IS NOT NULL AND r.erased_at IS NULL;

INSERT IGNORE INTO inbound_stale (referral_id)
SELECT id
FROM referral
WHERE still_waiting_at IS NOT NULL AND erased_at IS NULL;
