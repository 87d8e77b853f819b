-- `asked` and `refused` held for what the helper did themselves, too, and stood behind `written` where they hold:
-- `handrail migrate` computes them again for each referral that they may concern.

UPDATE referral
SET attention_helper = 0
WHERE status_helper IN (1, 3, 6, 7, 8, 9) AND last_event_party IS NOT NULL;
UPDATE person_viewer v
JOIN referral r ON r.person_id = v.person_id AND r.attention_helper = 0
SET v.attention = 0;
