package network.vanguard.link;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.member.Affiliation;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;

/** What people can say about the link of a pair of entries. */
@ApplicationScoped
public class SimilarService {

    private final Verdicts verdicts;
    private final EntryFinder entries;
    private final Clock clock;

    SimilarService(Verdicts verdicts, EntryFinder entries, Clock clock) {
        this.verdicts = verdicts;
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Says that the one does not help beside the other: for the viewer it goes to the end of the list at once, for everybody as soon as
     * people of two sites say so. No other pair is touched. Saying it twice is saying it once.
     *
     * @throws NotFound when the viewer may not read both
     * @throws Invalid  for an entry and itself
     */
    @Transactional
    public void notUseful(long entryId, long otherId, Viewer viewer) {
        both(entryId, otherId, viewer);
        verdicts.add(entryId, otherId, viewer.memberId(),
                viewer.affiliations().stream().map(Affiliation::siteId).findFirst().orElse(null), clock.instant());
    }

    /** Takes it back; nothing when the viewer never said it. */
    @Transactional
    public void usefulAfterAll(long entryId, long otherId, Viewer viewer) {
        both(entryId, otherId, viewer);
        verdicts.remove(entryId, otherId, viewer.memberId());
    }

    private void both(long entryId, long otherId, Viewer viewer) {
        entries.byId(entryId, viewer);
        entries.byId(otherId, viewer);
        if (entryId == otherId) {
            throw new Invalid("other", "An entry is always like itself.");
        }
    }
}
