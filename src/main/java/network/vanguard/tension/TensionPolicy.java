package network.vanguard.tension;

import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Viewer;

/** Who may do what with tensions. Pure: it is told all that it decides on. Nobody may close one, so there is nothing to decide on that. */
final class TensionPolicy {

    private TensionPolicy() {}

    /** Whether the viewer may make and change tensions. */
    static boolean mayWrite(Viewer viewer) {
        return viewer.curator();
    }

    /** Whether an entry that can be read has a place: what is published and not in a circle. */
    static boolean hasPlace(EntrySummary entry) {
        return entry.state() == EntryState.PUBLISHED && entry.visibility() != Visibility.CIRCLE;
    }

    /** Whether the viewer may say where an entry stands: who wrote it, and its site. */
    static boolean mayPlace(EntrySummary entry, Viewer viewer) {
        return viewer.signedIn() && hasPlace(entry)
                && (entry.authors().stream().anyMatch(author -> author.handle().equals(viewer.handle()))
                        || entry.site() != null && viewer.contributesTo(entry.site().id()));
    }
}
