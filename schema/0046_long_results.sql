-- The path that a form led to names each row that was saved, up to a hundred, and the list's own filters.
ALTER TABLE once MODIFY result TEXT NOT NULL;
