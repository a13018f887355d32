-- Floor 4: what readers make of a comment, what it quotes and whom it names, what it said before, and what of a thread is shown at first.

ALTER TABLE comment
    ADD COLUMN quote   text,                              -- words of the comment that it answers
    ADD COLUMN useful  integer NOT NULL DEFAULT 0,        -- how many people pressed each, kept by the write that changes it
    ADD COLUMN doing   integer NOT NULL DEFAULT 0,
    ADD COLUMN wanting integer NOT NULL DEFAULT 0,
    ADD COLUMN folded  boolean NOT NULL DEFAULT false;    -- not shown before somebody opens its branch: see CommentPath

UPDATE comment SET folded = depth >= 8 OR EXISTS (
    SELECT FROM generate_series(1, CAST(depth AS integer)) AS level
    WHERE (get_byte(path, level * 3) << 16) + (get_byte(path, level * 3 + 1) << 8) + get_byte(path, level * 3 + 2) > 5)
WHERE depth > 0;

-- A page in reading order reads as many rows as it shows, however much is folded away between them.
CREATE INDEX comment_shown ON comment (entry_id, path) WHERE NOT folded;
CREATE INDEX comment_most_useful ON comment (entry_id, useful DESC, id DESC) WHERE depth = 0;

CREATE TABLE comment_reaction (
    comment_id bigint      NOT NULL REFERENCES comment ON DELETE CASCADE,
    member_id  bigint      NOT NULL REFERENCES member,
    kind       text        NOT NULL CHECK (kind IN ('useful', 'doing', 'wanting')),
    reacted_at timestamptz NOT NULL,
    PRIMARY KEY (comment_id, member_id, kind)
);
CREATE INDEX comment_reaction_by_member ON comment_reaction (member_id, reacted_at DESC);

-- Whom a comment names, of those who may read it.
CREATE TABLE comment_mention (
    comment_id bigint NOT NULL REFERENCES comment ON DELETE CASCADE,
    member_id  bigint NOT NULL REFERENCES member,
    PRIMARY KEY (comment_id, member_id)
);
CREATE INDEX comment_mention_of_member ON comment_mention (member_id, comment_id DESC);

-- What a comment said before it was changed: for its author and the moderators. It goes when the comment is removed.
CREATE TABLE comment_revision (
    comment_id  bigint      NOT NULL REFERENCES comment ON DELETE CASCADE,
    number      integer     NOT NULL,
    kind        text        NOT NULL,
    body        text        NOT NULL,
    quote       text,
    replaced_at timestamptz NOT NULL,
    PRIMARY KEY (comment_id, number)
);

ALTER TABLE comment_thread ADD COLUMN newest bigint NOT NULL DEFAULT 0;  -- number of the last comment: what an open page knows already
UPDATE comment_thread SET newest = coalesce((SELECT max(id) FROM comment WHERE comment.entry_id = comment_thread.entry_id), 0);
