-- How to reach somebody without putting them at risk, as their helper knows it: for the helper and the group only.

ALTER TABLE person
	ADD COLUMN safe_contact TEXT NOT NULL DEFAULT '';

ALTER TABLE person_history
	ADD COLUMN safe_contact TEXT NOT NULL DEFAULT '';
