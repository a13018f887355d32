package network.vanguard.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import network.vanguard.member.MemberRef;

/**
 * A checklist as it was saved.
 *
 * @param revision the version of the text that it is about
 */
public record Checklist(long id, int revision, MemberRef curator, Instant at, List<Mark> marks) {

    /** What asks something of the authors. */
    public List<Mark> open() {
        return marks.stream().filter(Mark::open).toList();
    }

    /** What does not. */
    public List<Mark> settled() {
        return marks.stream().filter(mark -> !mark.open()).toList();
    }

    /** What it says of that criterion. */
    Optional<Mark> mark(Criterion criterion) {
        return marks.stream().filter(mark -> mark.about() == criterion).findFirst();
    }
}
