package network.vanguard.casestudy;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The bodies of case studies. */
@ApplicationScoped
class CaseStudies implements PanacheRepositoryBase<CaseStudy, Long> {

    /** With its results, in one query. */
    Optional<CaseStudy> withResults(long entryId) {
        return find("from CaseStudy c left join fetch c.results where c.entryId = ?1", entryId).singleResultOptional();
    }

    /** Says of a story's words that they must not come back. */
    void forget(byte[] digest, Instant now) {
        getEntityManager()
                .createNativeQuery("INSERT INTO withdrawn_story (digest, at) VALUES (:digest, :now) ON CONFLICT DO NOTHING")
                .setParameter("digest", digest).setParameter("now", now).executeUpdate();
    }

    /** Whether those words must not come back. */
    boolean isForgotten(byte[] digest) {
        return !getEntityManager().createNativeQuery("SELECT 1 FROM withdrawn_story WHERE digest = :digest", Integer.class)
                .setParameter("digest", digest).getResultList().isEmpty();
    }
}
