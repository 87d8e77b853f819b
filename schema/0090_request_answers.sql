-- The person may take a request to erase back, and an admin may refuse it with a reason, which the person reads.
ALTER TABLE data_request
	ADD COLUMN withdrawn_at BIGINT NULL,         -- then it no longer waits, and is not approved
	ADD COLUMN reason VARCHAR(1000) NOT NULL DEFAULT '';
