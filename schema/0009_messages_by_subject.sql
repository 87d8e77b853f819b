-- A message is about a subject: a referral, an account or a code. One pair of columns names it, in place of a
-- nullable column for each.

ALTER TABLE outbox
	ADD COLUMN subject TINYINT UNSIGNED NULL AFTER site_id, -- enum subject: 0 referral, 1 account, 2 code
	ADD COLUMN subject_id BIGINT NULL AFTER subject;
UPDATE outbox SET subject = IF(referral_id IS NULL, 2, 0), subject_id = COALESCE(referral_id, sign_in_code_id, 0);
ALTER TABLE outbox
	MODIFY COLUMN subject TINYINT UNSIGNED NOT NULL,
	MODIFY COLUMN subject_id BIGINT NOT NULL,
	ADD KEY about (subject, subject_id),
	DROP INDEX referral_id,
	DROP COLUMN referral_id,
	DROP COLUMN sign_in_code_id;
