package network.vanguard.answer;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.comment.CommentFinder;
import network.vanguard.comment.CommentStanding;
import network.vanguard.comment.CommentView;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** Which reply stands as the answer: whoever asked says so, and a curator when they have been silent for long. */
@ApplicationScoped
public class AnswerService {

    private final AcceptedAnswers answers;
    private final CommentFinder comments;
    private final Clock clock;

    AnswerService(AcceptedAnswers answers, CommentFinder comments, Clock clock) {
        this.answers = answers;
        this.comments = comments;
        this.clock = clock;
    }

    /**
     * Says that a comment answered what it replies to, or the discussion in which it stands. The last answer that is accepted is the one;
     * the same again changes nothing.
     *
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when they did not ask what it answers, nor are a curator while whoever asked has been silent for long
     * @throws Conflict when it was removed or hidden
     */
    @Transactional
    public void accept(long commentId, Viewer viewer) {
        CommentStanding standing = decided(commentId, viewer).standing();
        if (!standing.mayTakeBack()) {
            answers.accept(commentId, standing.instead() ? viewer.memberId() : null, clock.instant());
        }
    }

    /** Says that it does not answer it after all. Errors as before; what was not accepted stays so. */
    @Transactional
    public void takeBack(long commentId, Viewer viewer) {
        decided(commentId, viewer);
        answers.takeBack(commentId);
    }

    private CommentView decided(long commentId, Viewer viewer) {
        CommentView comment = comments.one(commentId, viewer);
        if (!comment.visible()) {
            throw new Conflict("This comment is no longer here.");
        }
        if (!comment.standing().mayAccept() && !comment.standing().mayTakeBack()) {
            throw new Refused("Only the person who asked the question can say whether this answers it. "
                    + "A curator can when that person has been silent for 30 days.");
        }
        return comment;
    }
}
