package network.vanguard.entry;

import network.vanguard.entry.EntryPolicy.Standing;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;

/**
 * What the viewer may do with an entry: which buttons its page shows.
 *
 * @param take     whether the viewer may take it into review, or over from the curator who has it
 * @param withdraw words to which consent was withdrawn
 * @param renew    say that it is still right
 * @param report   tell the moderators of it; a visitor is asked to sign in first
 */
public record EntryActions(boolean revise, boolean submit, boolean take, boolean giveBack, boolean publish, boolean archive,
        boolean withdraw, boolean renew, boolean report) {

    static EntryActions of(Standing standing, Viewer viewer) {
        return new EntryActions(EntryPolicy.mayRevise(standing, viewer), EntryPolicy.maySubmit(standing, viewer),
                EntryPolicy.mayReturn(standing, viewer), EntryPolicy.mayReturn(standing, viewer),
                EntryPolicy.mayPublish(standing, standing.visibility(), viewer),
                EntryPolicy.mayArchive(standing, viewer), EntryPolicy.mayWithdraw(standing, viewer),
                EntryPolicy.mayRenew(standing, viewer), EntryPolicy.mayReport(standing, viewer));
    }

    /** The same while that curator has it in review, or nobody: nobody decides on what is in another curator's hands. */
    EntryActions heldBy(MemberRef reviewer, Standing standing, Viewer viewer) {
        return EntryPolicy.inOtherHands(reviewer, standing, viewer)
                ? new EntryActions(revise, submit, take, false, false, archive, withdraw, renew, report)
                : new EntryActions(revise, submit, reviewer == null, giveBack, publish, archive, withdraw, renew, report);
    }

    /** Whether there is anything at all to do. */
    public boolean any() {
        return revise || submit || take || giveBack || publish || archive;
    }
}
