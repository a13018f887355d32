-- Floor 1: where people are signed in to the pages. A row comes with the first request of a session and goes a day after the session ended:
-- then no token of it is good any more. No address is kept.
CREATE TABLE member_session (
    id        uuid        PRIMARY KEY DEFAULT gen_random_uuid(),                     -- what the person sees of it
    sid       text        NOT NULL UNIQUE,                                           -- Keycloak's name of it; told to nobody
    member_id bigint      REFERENCES member ON DELETE CASCADE,                       -- null: over before it was ever used here
    device    text        NOT NULL CHECK (length(device) BETWEEN 1 AND 60),          -- "Firefox on Windows", in our words
    began_at  timestamptz NOT NULL,
    seen_at   timestamptz NOT NULL,                                                  -- a few minutes late: not each request writes
    ended_at  timestamptz CHECK (ended_at >= began_at),
    here      boolean     NOT NULL DEFAULT false CHECK (NOT here OR ended_at IS NOT NULL)  -- ended by its person on the platform, not by Keycloak
);
CREATE INDEX member_session_by_member ON member_session (member_id);
CREATE INDEX member_session_by_age ON member_session (seen_at);
