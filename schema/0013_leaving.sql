-- The page that "Leave now" opens, on another site: one that raises no questions.

ALTER TABLE site
	ADD COLUMN leave_url VARCHAR(500) NOT NULL DEFAULT 'https://www.weather.gov/';
