-- How to reach somebody safely, for each way: a note for calls, texts, e-mails and letters, beside the one for all (safe_contact).

ALTER TABLE person
	ADD COLUMN safe_by_phone VARCHAR(300) NOT NULL DEFAULT '',
	ADD COLUMN safe_by_text VARCHAR(300) NOT NULL DEFAULT '',
	ADD COLUMN safe_by_email VARCHAR(300) NOT NULL DEFAULT '',
	ADD COLUMN safe_by_mail VARCHAR(300) NOT NULL DEFAULT '';

ALTER TABLE person_history
	ADD COLUMN safe_by_phone VARCHAR(300) NOT NULL DEFAULT '',
	ADD COLUMN safe_by_text VARCHAR(300) NOT NULL DEFAULT '',
	ADD COLUMN safe_by_email VARCHAR(300) NOT NULL DEFAULT '',
	ADD COLUMN safe_by_mail VARCHAR(300) NOT NULL DEFAULT '';
