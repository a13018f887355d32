-- Floor 4: what entries are alike by. A feature is a concept (the entry's tag, or one that stands above a tag) or a word of its text.
-- Only what is published and in no safe circle has rows here, so that nothing else can be linked, counted or guessed from.

-- A concept's number is its id; a word's is a hash of its stem, below zero. Without a table of words, no author waits for another who
-- is saving the same new word, and nothing is left behind when an entry goes.
CREATE TABLE entry_feature (
    entry_id bigint  NOT NULL REFERENCES entry ON DELETE CASCADE,
    feature  bigint  NOT NULL,
    amount   integer NOT NULL,                            -- a concept's strength in 1/1024: 1024 for a tag; a word's number of times
    form     text,                                        -- the word as the entry mostly writes it; null for a concept
    PRIMARY KEY (entry_id, feature)
);
CREATE INDEX entry_feature_postings ON entry_feature (feature, entry_id) INCLUDE (amount);

-- Lengths that the formula needs, one row for each entry that has features.
CREATE TABLE entry_measure (
    entry_id bigint  PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    tags     integer NOT NULL,
    words    integer NOT NULL
);
