-- Floor 6: words that occur, for "did you mean"; imports and what they refused.

-- Hits in the title come first, however many hits there are.
CREATE INDEX entry_title_words ON entry USING gin (to_tsvector('learning', title));

CREATE TABLE search_word (
    word text PRIMARY KEY
);
CREATE INDEX search_word_trigrams ON search_word USING gin (word gin_trgm_ops);

CREATE TABLE import_job (
    id          uuid        PRIMARY KEY,
    member_id   bigint      NOT NULL REFERENCES member,
    name        text        NOT NULL,
    format      text        NOT NULL CHECK (format IN ('ndjson', 'csv', 'xlsx')),
    dry_run     boolean     NOT NULL,
    state       text        NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    failure     text,
    node        text        NOT NULL,                     -- whose work it is: a program that starts ends what its predecessor left
    beat_at     timestamptz NOT NULL,                     -- when that program last said that it is at work
    read        integer     NOT NULL DEFAULT 0,
    created     integer     NOT NULL DEFAULT 0,
    updated     integer     NOT NULL DEFAULT 0,
    unchanged   integer     NOT NULL DEFAULT 0,
    refused     integer     NOT NULL DEFAULT 0,
    asked_at    timestamptz NOT NULL,
    started_at  timestamptz,
    finished_at timestamptz
);
CREATE INDEX import_job_by_member ON import_job (member_id, asked_at DESC, id DESC);
CREATE INDEX import_job_at_work ON import_job (node) WHERE state IN ('waiting', 'running');

CREATE TABLE import_refusal (
    import_id   uuid    NOT NULL REFERENCES import_job ON DELETE CASCADE,
    line        integer NOT NULL,
    external_id text,
    field       text,
    reason      text    NOT NULL,
    PRIMARY KEY (import_id, line)
);
