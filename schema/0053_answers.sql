-- The answers that were sent with a referral, and the version of the questions that they answer.
CREATE TABLE referral_answers (
	referral_id BIGINT NOT NULL PRIMARY KEY,
	version_id BIGINT NOT NULL,
	outcome TINYINT UNSIGNED NOT NULL,           -- lib/screener/outcomes.def
	answers MEDIUMTEXT NOT NULL,                 -- a document: answers_write()
	made_at BIGINT NOT NULL,
	FOREIGN KEY (referral_id) REFERENCES referral (id) ON DELETE CASCADE,
	FOREIGN KEY (version_id) REFERENCES screener_version (id)
);
