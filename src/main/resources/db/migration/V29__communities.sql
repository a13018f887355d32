-- Floor 3: the communities in which an entry stands beside the site that it is written for. Its replies are the same in all of them.
CREATE TABLE entry_place (
    entry_id bigint NOT NULL REFERENCES entry ON DELETE CASCADE,
    site_id  bigint NOT NULL REFERENCES site ON DELETE CASCADE,
    PRIMARY KEY (entry_id, site_id)
);
CREATE INDEX entry_place_by_site ON entry_place (site_id, entry_id);
