package network.vanguard.link;

import java.time.Instant;

import jakarta.persistence.Tuple;

/**
 * An entry that may stand in a list of similar ones.
 *
 * @param siteId    null when it has no site
 * @param score     in parts of {@link Similarity#ONE}
 * @param unwelcome whether it goes to the end: people of two sites, or the viewer, said that the link is not useful
 * @param mine      whether the viewer said so
 * @param foundAt   when the list in which it stands was made; null when none is stored
 */
record Candidate(long entryId, Long siteId, long score, boolean unwelcome, boolean mine, Instant foundAt) {

    static Candidate of(Tuple row) {
        Number site = row.get("site_id", Number.class);
        return new Candidate(row.get("id", Number.class).longValue(), site == null ? null : site.longValue(),
                row.get("score", Number.class).longValue(), row.get("unwelcome", Boolean.class),
                row.get("mine", Boolean.class), row.get("made_at", Instant.class));
    }
}
