-- The rules `asked` and `refused` of lib/law/attentions.def compared a party's number with its bit, so they held for what the
-- helper had done, not for what the program had. `handrail migrate` computes what has 0 again.

UPDATE referral
SET attention_helper = 0
WHERE last_event_party IS NOT NULL;

UPDATE person_viewer
SET attention = 0;
