-- A message about the decision on a request. While an erasure runs, the request has the address: the message is written with the
-- end of the erasure, in one transaction, and afterwards the address is in the message alone, until that was sent.
ALTER TABLE data_request
	ADD COLUMN tell_channel TINYINT UNSIGNED NULL,         -- of the message about the decision; NULL: none goes out
	ADD COLUMN tell_to VARCHAR(254) NOT NULL DEFAULT '',
	ADD COLUMN tell_language VARCHAR(35) CHARACTER SET ascii NOT NULL DEFAULT '',
	ADD COLUMN discreet BOOLEAN NOT NULL DEFAULT FALSE;    -- somebody else may read their messages
