-- The programs of a need or a language in the order in which they are shown: by name. Programs
-- change their names with an import alone, which writes these rows anew.

ALTER TABLE program_need ADD COLUMN name VARCHAR(500) NULL;
UPDATE program_need k JOIN program p ON p.id = k.program_id SET k.name = p.name;
ALTER TABLE program_need MODIFY COLUMN name VARCHAR(500) NOT NULL, ADD KEY by_name (need, name, program_id);

ALTER TABLE program_language ADD COLUMN name VARCHAR(500) NULL;
UPDATE program_language k JOIN program p ON p.id = k.program_id SET k.name = p.name;
ALTER TABLE program_language MODIFY COLUMN name VARCHAR(500) NOT NULL, ADD KEY by_name (language, name, program_id);
