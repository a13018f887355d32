package network.vanguard.casestudy;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.entry.EntryKind;
import network.vanguard.review.Claim;
import network.vanguard.review.ClaimSource;

/** The claims of case studies: their figures and results. */
@ApplicationScoped
class CaseStudyClaims implements ClaimSource {

    private final CaseStudies caseStudies;

    CaseStudyClaims(CaseStudies caseStudies) {
        this.caseStudies = caseStudies;
    }

    @Override
    public EntryKind kind() {
        return EntryKind.CASE_STUDY;
    }

    @Override
    public List<Claim> claims(long entryId) {
        return caseStudies.withResults(entryId).map(body -> of(body.resultList())).orElse(List.of());
    }

    static List<Claim> of(List<Result> results) {
        List<Claim> claims = new ArrayList<>();
        results.forEach(result -> claims.add(new Claim(claims.size() + 1, result.text(), result.figure())));
        return claims;
    }
}
