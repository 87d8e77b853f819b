-- Somebody who came or called, recorded by the program's staff: the referral, and the consent that the person gave orally.
ALTER TABLE referral
	ADD COLUMN recorded BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE consent
	ADD COLUMN recorded_by BIGINT NULL,          -- the account that heard it; NULL: the person ticked the box
	ADD COLUMN recorded_by_name VARCHAR(400) NOT NULL DEFAULT '',
	ADD FOREIGN KEY (recorded_by) REFERENCES account (id) ON DELETE SET NULL;
