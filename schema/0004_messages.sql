-- Messages wait here, written in the transaction that they tell of.

-- A capability for one referral and one party, kept as a hash. The token is a
-- keyed hash of id and nonce, so a message can be written again for a retry
-- without ever storing it.
CREATE TABLE status_link (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	referral_id BIGINT NOT NULL,
	party TINYINT UNSIGNED NOT NULL,
	nonce BINARY(16) NOT NULL,
	token_hash BINARY(32) NULL,
	made_at BIGINT NOT NULL,
	expires_at BIGINT NOT NULL,
	revoked_at BIGINT NULL,
	UNIQUE KEY (token_hash),
	KEY (referral_id, party),
	FOREIGN KEY (referral_id) REFERENCES referral (id)
);

-- state: 0 waiting, 1 being sent, 2 sent, 3 failed for good, 4 dropped.
CREATE TABLE outbox (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- names it in Message-ID
	message TINYINT UNSIGNED NOT NULL,           -- lib/message/messages.def
	channel TINYINT UNSIGNED NOT NULL,           -- 0 e-mail, 1 text
	site_id BIGINT NOT NULL,
	referral_id BIGINT NULL,
	party TINYINT UNSIGNED NULL,
	event_id BIGINT NULL,                        -- the change that it tells of
	status_link_id BIGINT NULL,
	sign_in_code_id BIGINT NULL,
	recipient VARCHAR(254) NOT NULL,
	language VARCHAR(35) CHARACTER SET ascii NOT NULL DEFAULT '',
	state TINYINT UNSIGNED NOT NULL DEFAULT 0,
	attempts INT NOT NULL DEFAULT 0,
	next_at BIGINT NOT NULL,                     -- not before; while being sent: when the claim lapses
	claim BINARY(16) NULL,                       -- which worker's hand it is in
	made_at BIGINT NOT NULL,
	ended_at BIGINT NULL,                        -- sent, failed or dropped
	reason VARCHAR(200) NOT NULL DEFAULT '',     -- of failing or dropping; no personal data
	KEY (state, next_at, id),
	KEY (referral_id),
	KEY (site_id, made_at),
	UNIQUE KEY (public_id)
);
