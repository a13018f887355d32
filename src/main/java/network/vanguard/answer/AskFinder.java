package network.vanguard.answer;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentKind;
import network.vanguard.comment.CommentView;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;
import network.vanguard.vocabulary.TagRef;

/** Questions about who is asked. */
@Reads
@ApplicationScoped
public class AskFinder {

    /** So many questions may wait for a person. */
    static final int FULL = 20;
    /** So many are looked at to find five who may read the question. */
    private static final int LOOKED_AT = 15;

    private final Asks asks;
    private final EntryFinder entries;
    private final CommentFinder comments;
    private final MemberFinder members;

    AskFinder(Asks asks, EntryFinder entries, CommentFinder comments, MemberFinder members) {
        this.asks = asks;
        this.entries = entries;
        this.comments = comments;
        this.members = members;
    }

    /**
     * The page on which somebody is asked.
     *
     * @param comment the number of the comment that asks; null for the discussion itself
     * @param topic   slug of a topic of the entry; any other finds nobody
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when nobody is signed in
     * @throws Conflict when it asks nothing that could be answered
     */
    @Transactional
    public AskPage page(long entryId, Long comment, String topic, Viewer viewer) {
        EntrySummary entry = entries.byId(entryId, viewer);
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to ask somebody.");
        }
        CommentView question = comment == null ? null : comments.one(comment, viewer);
        if (question != null && question.entryId() != entryId) {
            throw new NotFound();
        }
        if (entry.state() != EntryState.PUBLISHED) {
            throw new Conflict("People can be asked about what is published.");
        }
        if (question == null && entry.kind() != EntryKind.DISCUSSION) {
            throw new Conflict("People can be asked to answer a discussion, or a comment that is a question.");
        }
        if (question != null && (!question.visible() || question.kind() != CommentKind.QUESTION)) {
            throw new Conflict("This comment is no question that could be answered.");
        }
        TagRef tag = entry.tags().stream().filter(one -> one.slug().equals(topic)).findFirst().orElse(null);
        return new AskPage(entry, question, asks.of(entryId, comment, viewer), tag, tag == null
                ? List.of()
                : asks.knowers(tag.slug(), entryId, comment, FULL, LOOKED_AT, viewer).stream()
                        .filter(one -> members.byHandle(one.member().handle())
                                .flatMap(member -> entries.find(entryId, member)).isPresent())
                        .limit(AskInput.MOST).toList());
    }

    /** What the viewer is asked, the longest waiting first, and whether they want to be. */
    @Transactional
    public OpenAsks open(Viewer viewer) {
        return viewer.signedIn()
                ? new OpenAsks(asks.open(viewer, FULL), asks.wanted(viewer.memberId()))
                : new OpenAsks(List.of(), true);
    }

    /** One that waits for the viewer; {@link NotFound} when there is none of that number. */
    @Transactional
    public Ask one(long id, Viewer viewer) {
        return asks.open(id, viewer).orElseThrow(NotFound::new);
    }
}
