package network.vanguard.casestudy;

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
}
