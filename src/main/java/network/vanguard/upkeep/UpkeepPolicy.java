package network.vanguard.upkeep;

import java.util.List;

import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Affiliation;
import network.vanguard.member.Viewer;

/** What readers may say of an entry that they may read. Pure: it is told all that it decides on. */
final class UpkeepPolicy {

    private UpkeepPolicy() {}

    /** Whether the viewer may say that they would not know what to do, or that they would now: whoever is signed in and has not written it. */
    static boolean mayPress(EntrySummary entry, Viewer viewer) {
        return viewer.signedIn() && entry.state() == EntryState.PUBLISHED && !wrote(entry, viewer);
    }

    /**
     * The sites for which the viewer may say whether it holds there: their own, without the one that it is written for. Nobody confirms what
     * they have written themselves.
     */
    static List<Affiliation> maySpeakFor(EntrySummary entry, Viewer viewer) {
        return !entry.kind().reviewed() || entry.state() != EntryState.PUBLISHED || wrote(entry, viewer)
                ? List.of()
                : viewer.affiliations().stream()
                        .filter(own -> entry.site() == null || own.siteId() != entry.site().id()).toList();
    }

    /** Whether the viewer may take back what somebody said for a site: who said it, and curators. */
    static boolean mayWithdraw(long memberId, Viewer viewer) {
        return viewer.signedIn() && (viewer.memberId() == memberId || viewer.curator());
    }

    private static boolean wrote(EntrySummary entry, Viewer viewer) {
        return entry.authors().stream().anyMatch(author -> author.handle().equals(viewer.handle()));
    }
}
