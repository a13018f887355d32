-- Floor 5: that a curator does not agree that a case study tells of a movement; it stands beside the word. One for each curator.
CREATE TABLE movement_dispute (
    entry_id  bigint      NOT NULL REFERENCES case_study ON DELETE CASCADE,
    member_id bigint      NOT NULL REFERENCES member,
    at        timestamptz NOT NULL,
    reason    text        NOT NULL,
    PRIMARY KEY (entry_id, member_id)
);
