package network.vanguard.comment;

import java.time.Clock;
import java.util.Collection;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryState;
import network.vanguard.member.Affiliation;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** What can be done with comments. */
@ApplicationScoped
public class CommentService {

    private final Comments comments;
    private final EntryFinder entries;
    private final Event<CommentPosted> posted;
    private final Clock clock;

    CommentService(Comments comments, EntryFinder entries, Event<CommentPosted> posted, Clock clock) {
        this.comments = comments;
        this.entries = entries;
        this.posted = posted;
        this.clock = clock;
    }

    /**
     * Adds a comment to an entry, or a reply to one of its comments.
     *
     * @throws NotFound when the viewer may not read the entry
     * @throws Refused  when nobody is signed in
     * @throws Conflict when the entry is archived
     * @throws Invalid  for a parent that is not under this entry, or a site that is not the viewer's
     */
    @Transactional
    public CommentRef post(long entryId, @Valid CommentInput input, Viewer viewer) {
        EntryState entry = entries.byId(entryId, viewer).state();
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to comment.");
        }
        if (!CommentPolicy.mayPost(entry, viewer)) {
            throw archived();
        }
        Long siteId = siteOf(input, viewer);
        byte[] path = input.parent() == null
                ? CommentPath.child(CommentPath.START, comments.nextOnEntry(entryId))
                : placeOfReply(entryId, input.parent());
        Comment comment = new Comment(entryId, input.parent(), path, viewer.memberId(), siteId, clock.instant());
        comment.write(input);
        comments.persistAndFlush(comment);
        if (input.parent() != null) {
            // Last, because every reply in the thread waits for this row; those on the entry took it with their place.
            comments.count(entryId, 1);
        }
        posted.fire(new CommentPosted(comment.id, entryId));
        return comment.ref();
    }

    /**
     * Writes one's own comment anew: its text and kind. It keeps its place and its site.
     *
     * @throws NotFound when the viewer may not read its entry
     * @throws Refused  when it is somebody else's
     * @throws Conflict when it was removed or hidden, or the entry is archived
     * @throws Invalid  when it names another parent or site than it has
     */
    @Transactional
    public CommentRef revise(long id, @Valid CommentInput input, Viewer viewer) {
        Comment comment = own(id, viewer);
        if (!CommentPolicy.mayPost(entries.byId(comment.entryId, viewer).state(), viewer)) {
            throw archived();
        }
        if (input.parent() != null && !input.parent().equals(comment.parentId)) {
            throw new Invalid("parent", "A comment stays where it was posted.");
        }
        if (input.site() != null && !Objects.equals(siteOf(input, viewer), comment.siteId)) {
            throw new Invalid("site", "A comment keeps the site that you spoke from.");
        }
        comment.write(input);
        comment.editedAt = clock.instant();
        return comment.ref();
    }

    /**
     * Takes one's own comment away. Its text is deleted; its place stays, so that the replies to it keep theirs.
     *
     * @throws NotFound when the viewer may not read its entry
     * @throws Refused  when it is somebody else's
     * @throws Conflict when a moderator has hidden it, or it is gone already
     */
    @Transactional
    public CommentRef remove(long id, Viewer viewer) {
        Comment comment = own(id, viewer);
        comment.remove(clock.instant());
        comments.flush();
        comments.count(comment.entryId, -1);
        return comment.ref();
    }

    /**
     * Notes which case study was begun because of some comments; for the floor that follows them up, which has asked whether the viewer may.
     */
    @Transactional
    public void ledTo(Collection<Long> ids, long entryId) {
        comments.ledTo(ids, entryId);
    }

    private byte[] placeOfReply(long entryId, long parentId) {
        byte[] answered = comments.pathOf(entryId, parentId)
                .orElseThrow(() -> new Invalid("parent", "There is no such comment to reply to under this entry."));
        byte[] branch = CommentPath.branchFor(answered);
        return CommentPath.child(branch, comments.nextReply(entryId, branch));
    }

    private static Long siteOf(CommentInput input, Viewer viewer) {
        if (input.site() == null) {
            return null;
        }
        return viewer.affiliations().stream().filter(own -> own.siteSlug().equals(input.site())).map(Affiliation::siteId)
                .findFirst().orElseThrow(() -> new Invalid("site", "You can speak only for a site that you belong to."));
    }

    private Comment own(long id, Viewer viewer) {
        Comment comment = comments.forUpdate(id).orElseThrow(NotFound::new);
        entries.byId(comment.entryId, viewer);
        if (!viewer.signedIn() || comment.authorId != viewer.memberId()) {
            throw new Refused("You can change only your own comments.");
        }
        if (!CommentPolicy.mayRemove(comment.authorId, comment.state(), viewer)) {
            throw new Conflict(comment.state() == CommentState.HIDDEN
                    ? "A moderator has hidden this comment."
                    : "This comment was removed already.");
        }
        return comment;
    }

    private static Conflict archived() {
        return new Conflict("This is archived: it can be read, but not commented on any more.");
    }
}
