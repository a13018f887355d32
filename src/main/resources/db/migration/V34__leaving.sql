-- Floor 1: who asked to be forgotten. It names nobody: of what the sign-in called them there is a digest only, by which they are known again in an
-- older backup. Without a reference, because it has to outlive such a backup.
CREATE TABLE erasure (
    member_id      bigint      NOT NULL,
    subject_digest text        NOT NULL CHECK (subject_digest ~ '^[0-9a-f]{64}$'),   -- SHA-256 of member.subject as it was
    at             timestamptz NOT NULL,
    PRIMARY KEY (member_id, subject_digest)
);
CREATE INDEX erasure_of_subject ON erasure (subject_digest);

-- Floor 2: the audit log names people by their number only, so that it can stay as it is when somebody is forgotten. What it holds is written
-- anew once, as a chain of new hashes. A row that did not fit before does not fit afterwards either.
ALTER TABLE audit_log DISABLE TRIGGER audit_refuse;
ALTER TABLE audit_log ADD COLUMN fitted boolean;
DO $$
DECLARE
    one audit_log;
    last audit_log;
    checked audit_check;
BEGIN
    SELECT * INTO checked FROM audit_check;
    FOR one IN SELECT * FROM audit_log ORDER BY number LOOP
        UPDATE audit_log SET fitted = one.number = coalesce(last.number, 0) + 1 AND one.before = coalesce(last.hash, '')
            AND one.hash = audit_hash(one) AND (one.number <> checked.rows OR checked.hash IS NULL OR one.hash = checked.hash)
            WHERE number = one.number;
        last := one;
    END LOOP;
END $$;
UPDATE audit_log SET subject_id = actor_id::text WHERE subject = 'member' AND actor_id IS NOT NULL;
-- The empty column, and that of audit_entry, go with a later release: nodes of the version before use them while they are replaced one by one.
UPDATE audit_log SET actor = NULL WHERE actor IS NOT NULL;
CREATE OR REPLACE FUNCTION audit_hash(one audit_log) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(one.before || convert_to(jsonb_build_array(one.number, (extract(epoch FROM one.at) * 1000000)::bigint, one.actor_id,
        one.verb, one.subject, one.subject_id, one.reason)::text, 'UTF8'))
$$;
DO $$
DECLARE
    one audit_log;
    fresh bytea := '';
BEGIN
    FOR one IN SELECT * FROM audit_log ORDER BY number LOOP
        one.before := fresh;
        fresh := CASE WHEN one.fitted THEN audit_hash(one) ELSE '\x00'::bytea END;
        UPDATE audit_log SET before = one.before, hash = fresh WHERE number = one.number;
        UPDATE audit_check SET hash = fresh WHERE audit_check.rows = one.number AND audit_check.hash IS NOT NULL;
    END LOOP;
END $$;
ALTER TABLE audit_log DROP COLUMN fitted;
ALTER TABLE audit_log ENABLE TRIGGER audit_refuse;

CREATE OR REPLACE FUNCTION audit_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM audit_entry WHERE id = NEW.id;
    INSERT INTO audit_log (actor_id, verb, subject, subject_id, reason)
    VALUES (NEW.actor_id, NEW.verb, NEW.subject, NEW.subject_id, NEW.reason);
    RETURN NULL;
END $$;
