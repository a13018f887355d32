package network.vanguard.introduction;

import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Viewer;

/** Who may introduce whom. Pure: it is told all that it decides on. */
final class IntroductionPolicy {

    private IntroductionPolicy() {}

    /** Whether the two can be introduced in front of the network at all: the thread names them both, so neither may be kept from it. */
    static boolean open(EntrySummary one, EntrySummary other) {
        return open(one) && open(other);
    }

    private static boolean open(EntrySummary entry) {
        return entry.state() == EntryState.PUBLISHED
                && (entry.visibility() == Visibility.PUBLIC || entry.visibility() == Visibility.NETWORK);
    }

    /** Whether the viewer may introduce them: a curator any two, a member of a site their own and another. */
    static boolean mayIntroduce(EntrySummary one, EntrySummary other, Viewer viewer) {
        return viewer.signedIn() && open(one, other)
                && (viewer.curator() || viewer.contributesTo(one.site().id()) || viewer.contributesTo(other.site().id()));
    }
}
