package network.vanguard.support;

import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;

/** Who sees what of the support that an entry tells of. Pure: it is told all that it decides on. */
final class SupportPolicy {

    private SupportPolicy() {}

    /** Whether the viewer, who may read it, looks after it: the same people who may change its text. */
    static boolean keeps(EntrySummary entry, Viewer viewer) {
        return viewer.signedIn() && (viewer.curator() || entry.site() != null && viewer.contributesTo(entry.site().id())
                || entry.authors().stream().anyMatch(author -> author.handle().equals(viewer.handle())));
    }

    /** Whether anybody at all may be told totals. */
    static boolean mayAddUp(InformalInput informal) {
        return informal == null || informal.totals() != null;
    }

    /** Whether amounts of single lines are shown: whoever sees all of them can add them up. */
    static boolean maySeeAmounts(InformalInput informal, boolean keeps) {
        return keeps || mayAddUp(informal);
    }
}
