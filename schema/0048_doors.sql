-- What an OpenID provider publishes about itself (lib/site/provider.h), for each issuer: the addresses of its document, its keys.
CREATE TABLE oidc_provider (
	issuer_hash BINARY(32) NOT NULL PRIMARY KEY,
	authorization_url VARCHAR(2000) NOT NULL,
	token_url VARCHAR(2000) NOT NULL,
	keys_url VARCHAR(2000) NOT NULL,
	secret_in_form BOOLEAN NOT NULL,
	key_set MEDIUMTEXT NOT NULL,
	read_at BIGINT NOT NULL,
	tried_at BIGINT NOT NULL	-- the same, or later: it did not answer then
);
