package network.vanguard.vocabulary;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A concept's row. */
@Entity
class Concept {

    static final String ACCEPTED = "accepted";
    static final String PROPOSED = "proposed";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String slug;
    @Column(name = "external_id")
    String externalId;
    String facet;
    @Column(name = "pref_label")
    String prefLabel;
    String definition;
    String origin;
    String source;
    String state = ACCEPTED;
    String digest = "";
    int revision = 1;
    @Column(name = "site_id")
    Long siteId;
    @Column(name = "created_at")
    Instant createdAt;

    protected Concept() {}

    Concept(String slug, Instant now) {
        this.slug = slug;
        this.createdAt = now;
    }

    void describe(ConceptInput input, String newDigest) {
        externalId = input.externalId();
        facet = input.facet();
        prefLabel = input.prefLabel();
        definition = input.definition();
        origin = input.origin();
        source = input.source();
        state = ACCEPTED;
        siteId = null;
        digest = newDigest;
    }

    TagRef ref() {
        return new TagRef(slug, prefLabel, facet, PROPOSED.equals(state));
    }
}
