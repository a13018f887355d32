-- Floor 3: by what lists can be filtered beyond topic and site. The kind of content says it when it is written; null: not worked out yet.
ALTER TABLE entry ADD COLUMN marks text[];
CREATE INDEX entry_marks ON entry USING gin (marks);
CREATE INDEX entry_without_marks ON entry (kind, id) WHERE marks IS NULL;
-- The widest readers to which those agreed whose words stand in it; null: nobody had to be asked.
ALTER TABLE entry ADD COLUMN widest text CHECK (widest IN ('public', 'network', 'site'));

-- Floor 5: every claim has a place for a figure and one for a story that somebody tells in the first person, with their consent; and says
-- how far it reaches.
ALTER TABLE case_result ADD COLUMN level text CHECK (level IN ('individual', 'group', 'population', 'system')), ADD COLUMN story jsonb;
-- Of stories whose consent was withdrawn only so much is kept that they cannot come back, by an old file for example.
CREATE TABLE withdrawn_story (
    digest bytea       PRIMARY KEY,                       -- SHA-256 of its words in small letters, without spaces and signs
    at     timestamptz NOT NULL
);

-- Floor 1: what a reader wants to see first where figures and stories stand below each other.
ALTER TABLE member ADD COLUMN stories_first boolean NOT NULL DEFAULT false;
