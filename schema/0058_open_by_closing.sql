-- Finds what is open now for the front page: the spans of a weekday, those that end last first.
ALTER TABLE program_hours
	ADD KEY by_closing (weekday, closes, opens, program_id);
