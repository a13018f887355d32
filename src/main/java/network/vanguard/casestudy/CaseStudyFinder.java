package network.vanguard.casestudy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.problem.NotFound;

/** Questions about the bodies of case studies. Whether the reader may read it is asked of the spine first. */
@ApplicationScoped
public class CaseStudyFinder {

    private final CaseStudies caseStudies;

    CaseStudyFinder(CaseStudies caseStudies) {
        this.caseStudies = caseStudies;
    }

    /** The body of an entry that the caller has found readable. */
    @Transactional
    public CaseStudyBody body(long entryId) {
        return caseStudies.withResults(entryId).map(CaseStudyBody::of).orElseThrow(NotFound::new);
    }
}
