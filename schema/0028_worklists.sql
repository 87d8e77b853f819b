-- Worklists: what needs somebody, what waits, what is done, each by an index. `handrail migrate` computes the columns
-- `attention` (lib/law/attention.h) of rows that are older than this step, which have 0.

ALTER TABLE referral
	ADD COLUMN attention_program BIGINT NOT NULL DEFAULT 0,
	ADD COLUMN attention_helper BIGINT NOT NULL DEFAULT 0,
	ADD COLUMN noted TINYINT UNSIGNED NOT NULL DEFAULT 0,      -- parties who have not acted since another's shared note
	ADD COLUMN undelivered_at BIGINT NULL,                     -- a message failed, and nobody has acted since
	ADD COLUMN followed_at BIGINT NULL,                        -- another program was tried after this one
	ADD COLUMN program_gone BOOLEAN NOT NULL DEFAULT FALSE,    -- its directory no longer lists the program
	-- The tab of the lists: 0 not updated, 1 waiting (answered, not closed), 2 done. lib/law/status.h: status_stage().
	ADD COLUMN stage TINYINT UNSIGNED AS
		(CASE WHEN status = 0 THEN 0 WHEN status IN (5, 6, 8, 9, 10) THEN 2 ELSE 1 END) PERSISTENT,
	ADD COLUMN closed_helper BOOLEAN AS (status_helper IN (5, 6, 8, 9, 10)) PERSISTENT,
	-- Without a due time a referral stands behind all others.
	ADD COLUMN due_order BIGINT AS (IFNULL(due_at, 9223372036854775807)) PERSISTENT;

ALTER TABLE referral
	ALTER COLUMN attention_program SET DEFAULT 9223372036854775807,
	ALTER COLUMN attention_helper SET DEFAULT 9223372036854775807,
	DROP KEY inbound_due,
	DROP KEY helper_status,
	DROP KEY group_status,
	ADD KEY inbound_attention (inbound_program_id, attention_program, id),
	ADD KEY inbound_stage (inbound_program_id, stage, made_at, id),
	ADD KEY inbound_due (inbound_program_id, due_order, id),
	ADD KEY inbound_stage_due (inbound_program_id, stage, due_order, id),
	ADD KEY helper_status (helper_id, status_helper, made_at, id),
	ADD KEY group_status (shared_group_id, status_helper, made_at, id),
	ADD KEY helper_person (helper_id, person_id, closed_helper, made_at, id),
	ADD KEY group_person (shared_group_id, person_id, closed_helper, made_at, id),
	ADD KEY helper_attention (helper_id, person_id, attention_helper, id),
	ADD KEY group_attention (shared_group_id, person_id, attention_helper, id);

-- The same of each viewer's people: the most urgent of their referrals that the viewer has.
ALTER TABLE person_viewer
	ADD COLUMN attention BIGINT NOT NULL DEFAULT 0,
	ADD COLUMN standing TINYINT UNSIGNED NOT NULL DEFAULT 2;   -- 0 a referral is open, 1 all are closed, 2 there is none
ALTER TABLE person_viewer
	ALTER COLUMN attention SET DEFAULT 9223372036854775807,
	ADD KEY by_attention (viewer_kind, viewer_id, site_id, attention, person_id),
	ADD KEY by_standing (viewer_kind, viewer_id, site_id, standing, active_at, person_id);
