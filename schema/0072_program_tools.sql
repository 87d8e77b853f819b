-- A program's team sets whether it has room, and manages its referral addresses. Rows now record when the room was last set,
-- and each address has an opaque id for its links.
ALTER TABLE program_setting
	ADD COLUMN capacity_at BIGINT NULL;          -- capacity was set; NULL: before this was written down, or never

ALTER TABLE referral_address
	ADD COLUMN public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;

UPDATE referral_address
SET public_id = LEFT(SHA2(CONCAT(UUID(), id, RAND()), 256), 20);

ALTER TABLE referral_address
	MODIFY public_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	ADD UNIQUE KEY (public_id);
