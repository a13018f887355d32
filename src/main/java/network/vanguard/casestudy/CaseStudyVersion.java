package network.vanguard.casestudy;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntryRevision;
import network.vanguard.member.MemberRef;

/** A version of a case study, as its history lists it. */
public record CaseStudyVersion(int revision, Instant at, MemberRef author) {

    static List<CaseStudyVersion> from(List<EntryRevision> revisions) {
        return revisions.stream().map(one -> new CaseStudyVersion(one.revision(), one.at(), one.author())).toList();
    }
}
