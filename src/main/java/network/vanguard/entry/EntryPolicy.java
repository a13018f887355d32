package network.vanguard.entry;

import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;

/** Who may do what with an entry. Pure: it is told all that it decides on. */
public final class EntryPolicy {

    private EntryPolicy() {}

    /**
     * What a policy knows of an entry.
     *
     * @param siteId    null for one's own name
     * @param submitted whether it was ever handed to the curators
     * @param ties      how the viewer is tied to it beside having written it first
     */
    public record Standing(EntryKind kind, long authorId, Long siteId, EntryState state, Visibility visibility,
            boolean submitted, Ties ties) {}

    /** Whether the viewer may read it. What may not be read is not found, never forbidden. */
    public static boolean mayRead(Standing entry, Viewer viewer) {
        boolean author = viewer.signedIn() && entry.authorId() == viewer.memberId();
        if (entry.visibility() == Visibility.CIRCLE) {
            return viewer.signedIn() && entry.ties().inCircle() && (entry.state() != EntryState.HIDDEN || author);
        }
        if (entry.state() == EntryState.HIDDEN) {
            return author || viewer.signedIn() && entry.ties().coAuthor() || viewer.moderator() || viewer.administrator();
        }
        if (entry.state().open() && entry.visibility() == Visibility.PUBLIC) {
            return true;
        }
        if (!viewer.signedIn()) {
            return false;
        }
        return author || entry.state().open() && entry.visibility() == Visibility.NETWORK
                || viewer.contributesTo(entry.siteId())
                || viewer.curator() && entry.submitted() || entry.ties().asked();
    }

    /**
     * Whether the viewer may write an entry of this kind, in the name of this site or, without one, in their own. A case study speaks for a
     * site; only a curator writes one from elsewhere.
     */
    public static boolean mayWrite(EntryKind kind, Long siteId, Viewer viewer) {
        if (!viewer.signedIn()) {
            return false;
        }
        if (viewer.curator()) {
            return true;
        }
        return siteId == null ? kind != EntryKind.CASE_STUDY : viewer.contributesTo(siteId);
    }

    /** Whether the viewer may change the text: its authors, the site's contributors for a case study, curators once it is in their hands. */
    public static boolean mayRevise(Standing entry, Viewer viewer) {
        if (!mayRead(entry, viewer) || entry.state() == EntryState.ARCHIVED || entry.state() == EntryState.HIDDEN
                || !viewer.signedIn()) {
            return false;
        }
        return entry.authorId() == viewer.memberId() || entry.ties().coAuthor()
                || entry.kind() == EntryKind.CASE_STUDY && viewer.contributesTo(entry.siteId())
                || viewer.curator() && (entry.submitted() || entry.state().open());
    }

    /** Whether the viewer may hand it to the curators. */
    public static boolean maySubmit(Standing entry, Viewer viewer) {
        return entry.state() == EntryState.DRAFT && mayRevise(entry, viewer);
    }

    /** Whether the viewer may hand it back to its author. */
    public static boolean mayReturn(Standing entry, Viewer viewer) {
        return viewer.curator() && mayRead(entry, viewer)
                && (entry.state() == EntryState.SUBMITTED || entry.state() == EntryState.IN_REVIEW);
    }

    /**
     * Whether another curator has it in review, so that this one must take it over before deciding on it. A lead's own right to publish for
     * the site does not wait for a curator.
     *
     * @param reviewer the curator who has taken it, or null
     */
    public static boolean inOtherHands(MemberRef reviewer, Standing entry, Viewer viewer) {
        return entry.state() == EntryState.IN_REVIEW && reviewer != null && viewer.curator() && !viewer.leads(entry.siteId())
                && !reviewer.handle().equals(viewer.handle());
    }

    /**
     * Whether the viewer may publish it to those readers. Curators publish to the network and to the public; a lead publishes a site's case
     * study to the site; notes and discussions are published by their authors, but not to the public.
     */
    public static boolean mayPublish(Standing entry, Visibility readers, Viewer viewer) {
        if (entry.state().open() || !mayRevise(entry, viewer)) {
            return false;
        }
        return mayShowTo(entry.kind(), entry.siteId(), readers, viewer);
    }

    /** Whether the viewer may choose those readers for something published. */
    public static boolean mayShowTo(EntryKind kind, Long siteId, Visibility readers, Viewer viewer) {
        if (readers == Visibility.SITE && siteId == null) {
            return false;
        }
        if (viewer.curator()) {
            return true;
        }
        return switch (readers) {
            case PUBLIC -> false;
            case NETWORK, CIRCLE -> kind != EntryKind.CASE_STUDY;
            case SITE -> kind == EntryKind.CASE_STUDY ? viewer.leads(siteId) : viewer.contributesTo(siteId);
        };
    }

    /**
     * Whether the viewer may take words out of it to which consent was withdrawn: whoever may write it, a curator or a moderator, wherever
     * it stands.
     */
    public static boolean mayWithdraw(Standing entry, Viewer viewer) {
        return viewer.signedIn() && mayRead(entry, viewer)
                && (entry.authorId() == viewer.memberId() || entry.ties().coAuthor() || viewer.contributesTo(entry.siteId())
                        || viewer.curator()
                        || viewer.moderator());
    }

    /**
     * Whether the viewer may say that it is still right, or of a case study that it is still running. What is written for a site is the site's to look after, so that it does not wait for
     * somebody who has left; everything else is its authors'.
     */
    public static boolean mayRenew(Standing entry, Viewer viewer) {
        return (entry.kind().reviewed() || entry.kind() == EntryKind.CASE_STUDY) && entry.state() == EntryState.PUBLISHED
                && viewer.signedIn() && mayRead(entry, viewer)
                && (entry.authorId() == viewer.memberId() || entry.ties().coAuthor() || viewer.contributesTo(entry.siteId())
                        || viewer.curator());
    }

    /** Whether the viewer is offered to report it: what is published and they did not write. A visitor is asked to sign in first. */
    public static boolean mayReport(Standing entry, Viewer viewer) {
        boolean own = viewer.signedIn() && (entry.authorId() == viewer.memberId() || entry.ties().coAuthor());
        return entry.state().open() && mayRead(entry, viewer) && !own;
    }

    /** Whether the viewer may take it out of use. It stays readable and says that it is archived. */
    public static boolean mayArchive(Standing entry, Viewer viewer) {
        return entry.state() == EntryState.PUBLISHED && mayRead(entry, viewer)
                && (viewer.curator() || viewer.leads(entry.siteId())
                        || entry.kind() != EntryKind.CASE_STUDY && viewer.signedIn() && entry.authorId() == viewer.memberId());
    }
}
