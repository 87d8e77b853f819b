-- What else becomes of a request to erase: its person takes it back, or an admin refuses it with a reason for the person to read.
ALTER TABLE data_request
	ADD COLUMN withdrawn_at BIGINT NULL,         -- then it is decided, too: not approved
	ADD COLUMN reason VARCHAR(1000) NOT NULL DEFAULT '';
