-- An account can be disabled: nobody can sign in to it.

ALTER TABLE account
	ADD COLUMN disabled_at BIGINT NULL;
