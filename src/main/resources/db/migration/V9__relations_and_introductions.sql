-- Floor 4: links that people make, as their pages read them. Floor 6: who is alike, at different sites, and not in touch.

-- An introduction links its thread to the two that it introduces; nobody chooses that type in a form.
ALTER TABLE relation DROP CONSTRAINT relation_type_check;
ALTER TABLE relation ADD CONSTRAINT relation_type_check
    CHECK (type IN ('adapts', 'cites', 'answers', 'part-of', 'contradicts', 'same-as', 'introduces'));

-- What says the same from both ends is there once, whichever end it was said from.
CREATE UNIQUE INDEX relation_once_both_ways ON relation (type, least(entry_id, other_id), greatest(entry_id, other_id))
    WHERE undone_at IS NULL AND type IN ('contradicts', 'same-as');
-- The newest of an entry, from either end, without sorting all that it has. The second is also what the database itself asks when an
-- entry goes, so it has the undone ones too.
CREATE INDEX relation_newest ON relation (entry_id, id DESC);
DROP INDEX relation_back;
CREATE INDEX relation_back ON relation (other_id, id DESC);

-- Whether a person commented under an entry, however long its thread and however busy the person.
CREATE INDEX comment_by_entry_and_author ON comment (entry_id, author_id);

-- Pairs of entries of different sites, each among the nearest of the other. Worked out from the table "related" by a slow round over all
-- entries; who may read them is asked when they are read. Without foreign keys, as "related" is.
CREATE TABLE alike (
    low_id    bigint   NOT NULL,
    high_id   bigint   NOT NULL,
    low_site  bigint   NOT NULL,
    high_site bigint   NOT NULL,
    score     bigint   NOT NULL,                         -- see Pairs: the geometric mean of both scores, in 1/2^36
    readers   smallint NOT NULL,                         -- 0: both are public; 1: whoever is signed in may read both; 2: fewer
    in_touch  boolean  NOT NULL,
    PRIMARY KEY (low_id, high_id),
    CHECK (low_id < high_id)
);
CREATE INDEX alike_high ON alike (high_id);
CREATE INDEX alike_best ON alike (score DESC, low_id, high_id) INCLUDE (readers) WHERE NOT in_touch;
CREATE INDEX alike_public ON alike (score DESC, low_id, high_id) WHERE NOT in_touch AND readers = 0;
CREATE INDEX alike_low_site ON alike (low_site, score DESC, low_id, high_id) WHERE NOT in_touch;
CREATE INDEX alike_high_site ON alike (high_site, score DESC, low_id, high_id) WHERE NOT in_touch;

-- How far the round is: one row, locked by the node that goes on with it.
CREATE TABLE alike_round (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    done_to bigint  NOT NULL                              -- every entry up to this number had its turn
);
INSERT INTO alike_round (done_to) VALUES (0);

-- Two entries and the thread in which their sites were introduced to each other.
CREATE TABLE introduction (
    low_id    bigint      NOT NULL REFERENCES entry ON DELETE CASCADE,
    high_id   bigint      NOT NULL REFERENCES entry ON DELETE CASCADE,
    thread_id bigint      NOT NULL UNIQUE REFERENCES entry ON DELETE CASCADE,
    by_id     bigint      NOT NULL REFERENCES member,
    at        timestamptz NOT NULL,
    PRIMARY KEY (low_id, high_id),
    CHECK (low_id < high_id)
);
CREATE INDEX introduction_high ON introduction (high_id);

-- How many pairs there were on a day that whoever is signed in may read and that were not in touch.
CREATE TABLE introduction_day (
    day   date   PRIMARY KEY,
    pairs bigint NOT NULL
);
