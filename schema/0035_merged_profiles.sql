-- Profiles: put away (archived), and two of the same person merged into one. A merge keeps what it moved, so that undoing it
-- restores both.
ALTER TABLE person
	ADD COLUMN archived_at BIGINT NULL,          -- person_viewer.active_at is 0 then, so that no list reads the row
	ADD COLUMN merged_into BIGINT NULL,          -- the profile that this one became a part of
	ADD FOREIGN KEY (merged_into) REFERENCES person (id);

CREATE TABLE person_merge (
	id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
	person_id BIGINT NOT NULL,                   -- the profile that stayed
	other_id BIGINT NOT NULL,                    -- the one that was merged into it
	version INT NOT NULL,                        -- of the profile that stayed, before the merge
	made_at BIGINT NOT NULL,
	made_by BIGINT NULL,
	undone_at BIGINT NULL,
	KEY (person_id, undone_at, id),
	KEY (other_id),
	FOREIGN KEY (person_id) REFERENCES person (id),
	FOREIGN KEY (other_id) REFERENCES person (id),
	FOREIGN KEY (made_by) REFERENCES account (id) ON DELETE SET NULL
);

-- The referrals and notes that a merge moved. kind 0 referral, 1 note.
CREATE TABLE person_merge_moved (
	merge_id BIGINT NOT NULL,
	kind TINYINT UNSIGNED NOT NULL,
	row_id BIGINT NOT NULL,
	PRIMARY KEY (merge_id, kind, row_id),
	FOREIGN KEY (merge_id) REFERENCES person_merge (id) ON DELETE CASCADE
);

-- The viewers of the other profile. is_new: they can open the profile that stayed only since the merge.
CREATE TABLE person_merge_viewer (
	merge_id BIGINT NOT NULL,
	viewer_kind TINYINT UNSIGNED NOT NULL,
	viewer_id BIGINT NOT NULL,
	since_version INT NOT NULL,
	is_new BOOLEAN NOT NULL,
	PRIMARY KEY (merge_id, viewer_kind, viewer_id),
	FOREIGN KEY (merge_id) REFERENCES person_merge (id) ON DELETE CASCADE
);
