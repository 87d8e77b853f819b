-- Each week a mail asks a program's confirmed addresses whether it still has room: lib/message/room.h. Its link is a pass that
-- no account has asked for.
ALTER TABLE referral_address
	ADD COLUMN room_due_at BIGINT NULL,          -- the next mail; NULL: not confirmed, or not wanted
	ADD KEY (room_due_at);

UPDATE referral_address
SET room_due_at = UNIX_TIMESTAMP(DATE_ADD(CURDATE(), INTERVAL 7 - WEEKDAY(CURDATE()) DAY)) * 1000 + 28800000
WHERE confirmed_at IS NOT NULL AND reminders;

ALTER TABLE program_pass
	MODIFY COLUMN account_id BIGINT NULL;        -- who asked for it; NULL: nobody
