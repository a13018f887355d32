package network.vanguard.casestudy;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntryRevision;
import network.vanguard.member.MemberRef;

/** A version of a case study, as its history lists it. */
public record CaseStudyVersion(int revision, Instant at, MemberRef author) {

    static CaseStudyVersion of(EntryRevision one) {
        return new CaseStudyVersion(one.revision(), one.at(), one.author());
    }

    static List<CaseStudyVersion> from(List<EntryRevision> revisions) {
        return revisions.stream().map(CaseStudyVersion::of).toList();
    }

    /** The title of its page. */
    public String title() {
        return "Version " + revision;
    }
}
