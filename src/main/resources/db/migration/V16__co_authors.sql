-- Floor 3: who else wrote an entry. Nobody is named before they have agreed.
CREATE TABLE co_author (
    entry_id    bigint      NOT NULL REFERENCES entry ON DELETE CASCADE,
    member_id   bigint      NOT NULL REFERENCES member ON DELETE CASCADE,
    asked_by    bigint      NOT NULL REFERENCES member,
    asked_at    timestamptz NOT NULL,
    accepted    boolean,                                  -- null: not answered yet
    answered_at timestamptz,
    PRIMARY KEY (entry_id, member_id)
);
CREATE INDEX co_author_by_member ON co_author (member_id, accepted);
