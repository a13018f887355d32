package network.vanguard.entry;

import network.vanguard.entry.EntryPolicy.Standing;
import network.vanguard.member.Viewer;

/**
 * What the viewer may do with an entry: which buttons its page shows.
 *
 * @param withdraw words to which consent was withdrawn
 * @param renew    say that it is still right
 */
public record EntryActions(boolean revise, boolean submit, boolean giveBack, boolean publish, boolean archive,
        boolean withdraw, boolean renew) {

    static EntryActions of(Standing standing, Viewer viewer) {
        return new EntryActions(EntryPolicy.mayRevise(standing, viewer), EntryPolicy.maySubmit(standing, viewer),
                EntryPolicy.mayReturn(standing, viewer), EntryPolicy.mayPublish(standing, standing.visibility(), viewer),
                EntryPolicy.mayArchive(standing, viewer), EntryPolicy.mayWithdraw(standing, viewer),
                EntryPolicy.mayRenew(standing, viewer));
    }

    /** Whether there is anything at all to do. */
    public boolean any() {
        return revise || submit || giveBack || publish || archive;
    }
}
