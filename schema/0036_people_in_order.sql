-- People I'm Helping in the order in which a helper works them off, by one number and its index (lib/referral/person_viewer.h):
-- what needs somebody now, the newest first; then what is due, by its time; then open referrals, closed ones, nobody's.
-- attention below 100 is a row of lib/law/attentions.def, otherwise a time. 10000000000000 ms is a day in 2286.

ALTER TABLE referral
	ADD COLUMN place_helper BIGINT AS (CASE
		WHEN attention_helper < 100 THEN (attention_helper + 1) * 10000000000000 - made_at
		WHEN attention_helper < 9223372036854775807 THEN 1000000000000000 + attention_helper
		WHEN status_helper IN (5, 6, 8, 9, 10) THEN 3010000000000000 - made_at
		ELSE 2010000000000000 - made_at END) PERSISTENT;

ALTER TABLE referral
	DROP KEY helper_attention,
	DROP KEY group_attention,
	ADD KEY helper_place (helper_id, person_id, place_helper, id),
	ADD KEY group_place (shared_group_id, person_id, place_helper, id);

-- The same of each viewer's people. Archived ones, whose active_at is 0, stand behind all others.
ALTER TABLE person_viewer
	ADD COLUMN place BIGINT AS (CASE
		WHEN active_at = 0 THEN 9000000000000000
		WHEN attention < 100 THEN (attention + 1) * 10000000000000 - active_at
		WHEN attention < 9223372036854775807 THEN 1000000000000000 + attention
		WHEN standing = 0 THEN 2010000000000000 - active_at
		WHEN standing = 1 THEN 3010000000000000 - active_at
		ELSE 4010000000000000 - active_at END) PERSISTENT;

ALTER TABLE person_viewer
	DROP KEY by_attention,
	ADD KEY by_place (viewer_kind, viewer_id, site_id, place, person_id);

-- A person is found by the last four and the last seven digits of the number, too.
INSERT IGNORE INTO person_word (viewer_kind, viewer_id, site_id, word, inactive, person_id)
SELECT v.viewer_kind, v.viewer_id, v.site_id, CONCAT('1', RIGHT(SUBSTRING_INDEX(p.seeker_phone, ';', 1), n.digits)), -v.active_at, p.id
FROM person p
JOIN person_viewer v ON v.person_id = p.id
JOIN (SELECT 4 AS digits UNION ALL SELECT 7) n
WHERE LENGTH(SUBSTRING_INDEX(p.seeker_phone, ';', 1)) > n.digits;

-- `asked` and `refused` did not know the program's word from the helper's own: `handrail migrate` computes them again.
UPDATE referral
SET attention_helper = 0
WHERE status_helper IN (1, 3, 6, 7, 8, 9) AND attention_helper = 9223372036854775807;
UPDATE person_viewer v
JOIN referral r ON r.person_id = v.person_id AND r.attention_helper = 0
SET v.attention = 0;
