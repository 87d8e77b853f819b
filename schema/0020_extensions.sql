-- Room for the extension of a telephone number: "+14105550123;ext=45" (RFC 3966).

ALTER TABLE person
	MODIFY seeker_phone VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT '';

ALTER TABLE person_history
	MODIFY seeker_phone VARCHAR(40) CHARACTER SET ascii NOT NULL;

ALTER TABLE referral
	MODIFY seeker_phone VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT '',
	MODIFY helper_phone VARCHAR(40) CHARACTER SET ascii NOT NULL DEFAULT '';
