package network.vanguard.comment;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.replica.Sources;

/** The numbers of the comments of a thread while they are posted, for a page that is open. */
@ApplicationScoped
public class LiveComments {

    /** Longest time that one stays connected, in seconds; then one comes back, so that lost connections do not pile up. */
    public static final int LONGEST = 120;
    /** As many of what was missed are told; who missed more is told the first of them, and reads the page anew. */
    private static final int MISSED = 20;

    private final CommentFinder comments;
    private final CommentNews news;
    private final MemberFinder members;
    private final Sources sources;

    LiveComments(CommentFinder comments, CommentNews news, MemberFinder members, Sources sources) {
        this.comments = comments;
        this.news = news;
        this.members = members;
        this.sources = sources;
    }

    /**
     * The numbers of the comments that were posted after that one, then of each that is posted. Whether they may be read is asked anew for
     * each, with the rights that the reader has by then.
     *
     * @param after   the last comment that is known; 0 for none
     * @param seconds how long to wait for more, 0 to {@value #LONGEST}
     * @throws NotFound when the viewer may not read the entry
     * @throws Invalid  (400, field {@code wait}) for another time
     */
    public Multi<Long> after(long entryId, long after, int seconds, Viewer viewer) {
        if (seconds < 0 || seconds > LONGEST) {
            throw Invalid.request("wait", "This is a whole number of seconds from 0 to " + LONGEST + ".");
        }
        // News come from the primary
        sources.readAtThePrimary();
        // Listening begins before the look back, so that nothing falls between the two; what comes twice is told once by the page.
        Multi<Long> coming = seconds == 0
                ? Multi.createFrom().empty()
                : news.of(entryId).map(CommentNews.News::commentId).onOverflow().buffer()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .filter(id -> comments.find(id, now(viewer)).filter(CommentView::visible).isPresent())
                        .select().first(Duration.ofSeconds(seconds));
        List<Long> missed = comments.since(entryId, after, MISSED, viewer).stream().filter(CommentView::visible)
                .map(CommentView::id).toList();
        return Multi.createBy().merging().streams(Multi.createFrom().iterable(missed), coming);
    }

    private Viewer now(Viewer viewer) {
        return viewer.signedIn() ? members.byHandle(viewer.handle()).orElse(Viewer.ANONYMOUS) : Viewer.ANONYMOUS;
    }
}
