-- Floor 5: what each kind of entry adds to its row in the spine.

CREATE TABLE case_study (
    entry_id           bigint  PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    place              text,
    region             text,
    period             text,
    community          text    CHECK (community IN ('place-based', 'condition-based', 'both')),
    population         text[]  NOT NULL DEFAULT '{}',
    background         text    NOT NULL DEFAULT '',
    background_html    text    NOT NULL DEFAULT '',
    what_was_done      text    NOT NULL DEFAULT '',
    what_was_done_html text    NOT NULL DEFAULT '',
    barriers           text[]  NOT NULL DEFAULT '{}',
    facilitators       text[]  NOT NULL DEFAULT '{}',
    story_exists       boolean NOT NULL DEFAULT false,
    story_pointer      text,
    checking_level     text,
    checking_how       text,
    unverified_parts   text[]  NOT NULL DEFAULT '{}',
    renderer           smallint NOT NULL DEFAULT 1
);
CREATE INDEX case_study_by_region ON case_study (region);

CREATE TABLE case_result (
    entry_id bigint   NOT NULL REFERENCES case_study ON DELETE CASCADE,
    position integer  NOT NULL,
    text     text     NOT NULL,
    figure   text,
    source   text,
    PRIMARY KEY (entry_id, position)
);

CREATE TABLE practice_note (
    entry_id bigint   PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    body     text     NOT NULL,
    html     text     NOT NULL,
    renderer smallint NOT NULL DEFAULT 1
);

CREATE TABLE discussion (
    entry_id bigint   PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    purpose  text     NOT NULL CHECK (purpose IN ('question', 'experience', 'offer', 'request')),
    body     text     NOT NULL,
    html     text     NOT NULL,
    renderer smallint NOT NULL DEFAULT 1
);
