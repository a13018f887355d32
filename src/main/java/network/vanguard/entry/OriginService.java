package network.vanguard.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** Gives an entry that was brought in from an export the authors and the days that it had there. */
@ApplicationScoped
public class OriginService {

    private static final String WHAT = "Brought in with the authors and the days that the imported line gives";

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    /** Nothing here is older. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private final Entries entries;
    private final CoAuthors coAuthors;
    private final MemberFinder members;
    private final Clock clock;

    OriginService(Entries entries, CoAuthors coAuthors, MemberFinder members, Clock clock) {
        this.entries = entries;
        this.coAuthors = coAuthors;
        this.members = members;
        this.clock = clock;
    }

    /**
     * For an import that has just made the entry. Whoever is no member here is passed over: the entry then stays with whoever brought it in.
     * The history says that this was done, and by whom.
     *
     * @throws Refused when the viewer is no curator
     * @throws Invalid for a time in the future, or before the year 2000, and a day on which nobody will look at it
     */
    @Transactional
    public void cameFrom(long id, EntryOrigin origin, Viewer viewer) {
        if (!viewer.curator()) {
            throw new Refused("Only a curator can say who wrote something.");
        }
        Instant now = clock.instant();
        refuseNever("publishedAt", origin.publishedAt(), now);
        refuseNever("updatedAt", origin.updatedAt(), now);
        refuseNever("confirmedAt", origin.confirmedAt(), now);
        Upkeep.refuse(origin.reviewBy(), LocalDate.ofInstant(now, LONDON));
        Entry entry = entries.forUpdate(id).orElseThrow(NotFound::new);
        if (origin.author() != null) {
            members.byHandle(origin.author()).ifPresent(author -> entry.authorId = author.memberId());
        }
        if (origin.publishedAt() != null && entry.publishedAt != null) {
            entry.publishedAt = origin.publishedAt();
        }
        if (origin.updatedAt() != null) {
            entry.updatedAt = origin.updatedAt();
        }
        if (origin.reviewBy() != null && entry.reviewBy != null) {
            entry.reviewBy = origin.reviewBy();
        }
        entries.flush();
        nameCoAuthors(entry, origin.coAuthors(), now, viewer);
        if (origin.confirmedAt() != null && entry.kind == EntryKind.CASE_STUDY && entry.reviewBy != null) {
            entries.addReview(id, origin.confirmedAt(), viewer.memberId(), entry.reviewBy);
        }
        entries.addDeed(id, now, viewer.memberId(), WHAT);
    }

    /** They had said yes before the line was exported: lines name nobody else. */
    private void nameCoAuthors(Entry entry, List<String> handles, Instant now, Viewer viewer) {
        Instant answered = now;
        for (String handle : handles) {
            Viewer person = members.byHandle(handle).orElse(null);
            if (person != null && person.memberId() != entry.authorId) {
                coAuthors.ask(entry.id, person.memberId(), viewer.memberId(), now);
                coAuthors.answer(entry.id, person.memberId(), true, answered);
                // they are shown in the order in which they said yes
                answered = answered.plusMillis(1);
            }
        }
    }

    private static void refuseNever(String field, Instant said, Instant now) {
        if (said != null && (said.isAfter(now) || said.isBefore(FIRST))) {
            throw new Invalid(field, "This is a time between the year 2000 and now.");
        }
    }
}
