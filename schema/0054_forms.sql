-- The answers of a referral at a glance, in its own row, so that a list shows and filters them without a join.
ALTER TABLE referral
	ADD COLUMN outcome TINYINT UNSIGNED NULL,    -- lib/screener/outcomes.def; NULL: nobody was asked anything
	ADD COLUMN outcome_reason VARCHAR(300) NOT NULL DEFAULT '';
