-- A form that somebody sent when their session had ended: their words wait here, for at most a day, until they sign in again.
CREATE TABLE kept_form (
	account_id BIGINT NOT NULL,
	site_id BIGINT NOT NULL,
	path VARCHAR(300) CHARACTER SET ascii NOT NULL,
	once VARCHAR(64) CHARACTER SET ascii NOT NULL,       -- its once-only key
	fields MEDIUMTEXT NOT NULL,          -- name=value&..., without the hidden fields
	made_at BIGINT NOT NULL,
	PRIMARY KEY (account_id, site_id),
	KEY (made_at),
	FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE,
	FOREIGN KEY (site_id) REFERENCES site (id)
);
