-- Floor 6: decisions that somebody whom they concern has not read yet: who reported it, or wrote it. The row goes when they open it.
CREATE TABLE moderation_news (
    member_id bigint  NOT NULL REFERENCES member ON DELETE CASCADE,
    case_id   bigint  NOT NULL REFERENCES moderation_case ON DELETE CASCADE,
    wrote     boolean NOT NULL,                           -- whether they wrote it; else they reported it
    PRIMARY KEY (member_id, case_id)
);
CREATE INDEX moderation_news_by_case ON moderation_news (case_id);

-- Floor 5: a curator may accept an answer when whoever asked has been silent for long.
ALTER TABLE accepted_answer ADD COLUMN curator_id bigint REFERENCES member;   -- null: by the word of whoever asked
-- the last word of somebody in a thread is one row, however much they have written there
CREATE INDEX comment_last_of_author ON comment (entry_id, author_id, id DESC);
DROP INDEX comment_by_entry_and_author;
