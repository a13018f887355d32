-- Floor 2: forms that people have typed in and not sent, saved while they type. Only whoever typed it reads it.
CREATE TABLE draft (
    id        uuid        PRIMARY KEY,
    member_id bigint      NOT NULL REFERENCES member ON DELETE CASCADE,
    address   text        NOT NULL,                       -- of the page with the form
    title     text        NOT NULL,
    fields    jsonb       NOT NULL,                       -- by name, each a list of values
    typed_at  timestamptz NOT NULL,                       -- by the clock of the device: an older copy does not replace a newer one
    saved_at  timestamptz NOT NULL,
    sent_at   timestamptz                                 -- then the fields are gone, and a copy that comes late is passed over
);
CREATE INDEX draft_by_member ON draft (member_id, saved_at DESC);
CREATE INDEX draft_by_address ON draft (address);
CREATE INDEX draft_by_age ON draft (saved_at);
