-- Floor 2: who did what of which others must be able to ask. Rows are added and never changed: the platform's own role has no right to
-- (db/rights), a trigger refuses it to everybody, and each row's hash covers the row and the hash before, so that a change made behind both
-- is found by whoever reads the chain again.
CREATE TABLE audit_log (
    number     bigint      PRIMARY KEY,                   -- 1, 2, 3 … without gaps
    at         timestamptz NOT NULL,
    actor_id   bigint,                                    -- no reference: what was done stays told when an account goes; null: the platform
    actor      text,                                      -- the handle at that time
    verb       text        NOT NULL,
    subject    text        NOT NULL,                      -- what sort of thing it was done to
    subject_id text        NOT NULL,
    reason     text,
    before     bytea       NOT NULL,                      -- the hash of the row before; empty for the first
    hash       bytea       NOT NULL,
    -- nothing in it can look like another line
    CHECK (concat(actor, verb, subject, subject_id, reason) !~ '[[:cntrl:]]')
);
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, number);
CREATE INDEX audit_log_by_verb ON audit_log (verb, number);
CREATE INDEX audit_log_by_subject ON audit_log (subject, subject_id, number);

CREATE FUNCTION audit_hash(one audit_log) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(one.before || convert_to(jsonb_build_array(one.number, (extract(epoch FROM one.at) * 1000000)::bigint, one.actor_id,
        one.actor, one.verb, one.subject, one.subject_id, one.reason)::text, 'UTF8'))
$$;

-- One row after the other over all nodes: the lock is held until the transaction ends, so that the row before is there for good or not at all.
CREATE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last audit_log;
BEGIN
    PERFORM pg_advisory_xact_lock(7402, 2);
    SELECT * INTO last FROM audit_log ORDER BY number DESC LIMIT 1;
    NEW.number := coalesce(last.number, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.before := coalesce(last.hash, '');
    NEW.hash := '';
    NEW.hash := audit_hash(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER audit_append BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_append();

-- Where a transaction notes what it does. Its rows go to the log when it is committed and not before, so that the one lock is the last that it
-- waits for and is held for a moment only; no row is ever seen here.
CREATE TABLE audit_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    actor_id   bigint,
    actor      text,
    verb       text NOT NULL,
    subject    text NOT NULL,
    subject_id text NOT NULL,
    reason     text
);
CREATE FUNCTION audit_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM audit_entry WHERE id = NEW.id;
    INSERT INTO audit_log (actor_id, actor, verb, subject, subject_id, reason)
    VALUES (NEW.actor_id, NEW.actor, NEW.verb, NEW.subject, NEW.subject_id, NEW.reason);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER audit_commit AFTER INSERT ON audit_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION audit_commit();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_refuse BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_refuse_all BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- How the chain was found when it was last read from its beginning to its end.
CREATE TABLE audit_check (
    id         boolean     PRIMARY KEY DEFAULT true CHECK (id),
    begun_at   timestamptz,
    ended_at   timestamptz,
    rows       bigint      NOT NULL DEFAULT 0,            -- the number of the last row then …
    hash       bytea,                                     -- … and its hash: rows that were cut off at the end are missed by this
    broken_at  bigint                                     -- the first row that does not fit, or null
);
INSERT INTO audit_check DEFAULT VALUES;

-- Floor 2: how much everybody has done lately. Lost in a crash, which forgives everybody.
CREATE UNLOGGED TABLE pace (
    key     text        PRIMARY KEY,                      -- what is done, and by which member or from which network
    free_at timestamptz NOT NULL                          -- when all of it is forgotten
);
CREATE INDEX pace_by_age ON pace (free_at);

-- Floor 3: what is taken away from its readers until it is decided on, and may come back exactly as it was.
ALTER TABLE entry DROP CONSTRAINT entry_state_check,
    ADD COLUMN hidden_from text CHECK (hidden_from IN ('published', 'archived'));
ALTER TABLE entry ADD CONSTRAINT entry_state_check
    CHECK (state IN ('draft', 'submitted', 'in-review', 'published', 'archived', 'hidden')) NOT VALID;
ALTER TABLE entry VALIDATE CONSTRAINT entry_state_check;

-- Floor 6: what was reported. Everything that was said of one thing until it was decided on is one case.
CREATE TABLE moderation_case (
    id         bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    entry_id   bigint      REFERENCES entry ON DELETE CASCADE,
    comment_id bigint      REFERENCES comment ON DELETE CASCADE,
    author_id  bigint      NOT NULL REFERENCES member,    -- who wrote it
    state      text        NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'hidden', 'restored')),
    appealed   boolean     NOT NULL DEFAULT false,        -- an appeal waits for an answer
    reports    integer     NOT NULL DEFAULT 0,
    opened_at  timestamptz NOT NULL,
    holder_id  bigint      REFERENCES member,             -- the moderator who has it, or null
    CHECK (num_nonnulls(entry_id, comment_id) = 1)
);
CREATE UNIQUE INDEX moderation_case_open_entry ON moderation_case (entry_id) WHERE state = 'open';
CREATE UNIQUE INDEX moderation_case_open_comment ON moderation_case (comment_id) WHERE state = 'open';
CREATE INDEX moderation_case_by_entry ON moderation_case (entry_id, id) WHERE entry_id IS NOT NULL;
CREATE INDEX moderation_case_by_comment ON moderation_case (comment_id, id) WHERE comment_id IS NOT NULL;
CREATE INDEX moderation_case_by_author ON moderation_case (author_id, id);
CREATE INDEX moderation_case_waiting ON moderation_case (opened_at, id) WHERE state = 'open' OR appealed;

CREATE TABLE report (
    id          bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    case_id     bigint      NOT NULL REFERENCES moderation_case ON DELETE CASCADE,
    reporter_id bigint      NOT NULL REFERENCES member,
    site_id     bigint      REFERENCES site,              -- people of one site count once towards hiding; null: for themselves
    counts      boolean     NOT NULL,                     -- towards hiding: not when they reported the same before it was decided on
    rule        text        NOT NULL,
    words       text        NOT NULL CHECK (char_length(words) <= 2000),
    at          timestamptz NOT NULL,
    UNIQUE (case_id, reporter_id)
);
CREATE INDEX report_by_reporter ON report (reporter_id, id);

CREATE TABLE decision (
    id         bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    case_id    bigint      NOT NULL REFERENCES moderation_case ON DELETE CASCADE,
    verb       text        NOT NULL CHECK (verb IN ('keep', 'hide', 'restore')),
    decided_by bigint      REFERENCES member,             -- null: so many reports
    at         timestamptz NOT NULL,
    rule       text        NOT NULL,
    reason     text        NOT NULL
);
CREATE INDEX decision_by_case ON decision (case_id, id);

-- At most one for each decision.
CREATE TABLE appeal (
    decision_id bigint      PRIMARY KEY REFERENCES decision ON DELETE CASCADE,
    member_id   bigint      NOT NULL REFERENCES member,
    words       text        NOT NULL CHECK (char_length(words) <= 2000),
    at          timestamptz NOT NULL,
    granted     boolean,                                  -- null: waits
    answered_by bigint      REFERENCES member,
    answered_at timestamptz,
    answer      text
);
