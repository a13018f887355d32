-- Floor 6: notes and discussions point to initiatives elsewhere too, not only comments.
ALTER TABLE lead_mention DROP CONSTRAINT lead_mention_pkey;
ALTER TABLE lead_mention ALTER COLUMN comment_id DROP NOT NULL,
    ADD COLUMN entry_id bigint REFERENCES entry ON DELETE CASCADE,
    ADD CHECK (num_nonnulls(comment_id, entry_id) = 1),
    ADD UNIQUE NULLS NOT DISTINCT (lead_id, comment_id, entry_id);
CREATE INDEX lead_mention_by_entry ON lead_mention (entry_id) WHERE entry_id IS NOT NULL;
