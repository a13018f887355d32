package network.vanguard.comment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A comment in the API. Of one that was removed or hidden, author and site are null and the texts are empty; of one whose author speaks as
 * a role, author and site are null.
 *
 * @param quote words of the comment that it answers; empty when that can no longer be read, null for none
 * @param reactions how many people found it useful, do the same, want to know more
 * @param reacted which of these are your own
 * @param ledTo the address of the case study that was begun because of it, if you may read that; else null
 * @param due   by when a challenge should have an answer; null for what is none
 * @param challenge open, past-due, answered or unknown ("We do not know"); null for what is no challenge
 * @param acceptedAnswer of a question: the number of the reply that was accepted as its answer; else null
 * @param accepted whether this was accepted as the answer to a question
 * @param acceptedByCurator whether a curator accepted it, because whoever asked has been silent; else they did themselves
 * @param speaksAs the role that its author speaks as, with a number that is theirs in this thread only; null when they speak by name
 */
public record CommentJson(long id, long entry, Long parent, int depth, CommentKind kind, String author, String site,
        String body, String html, Instant postedAt, Instant editedAt, CommentState state, String url,
        String ledTo, String quote, Counts reactions, Set<Reaction> reacted, LocalDate due, String challenge,
        Long acceptedAnswer,
        boolean accepted, boolean acceptedByCurator, String speaksAs) {

    /** How many people pressed each. */
    public record Counts(int useful, int doing, int wanting) {}

    static CommentJson of(CommentView comment) {
        return new CommentJson(comment.id(), comment.entryId(), comment.parentId(), comment.depth(), comment.kind(),
                comment.author() == null || comment.speaking() != null ? null : comment.author().handle(),
                comment.site() == null ? null : comment.site().slug(), comment.body(), comment.html().html(),
                comment.postedAt(),
                comment.editedAt(), comment.state(), comment.url(),
                comment.ledTo() == null ? null : comment.ledTo().url(),
                comment.quote() == null ? null : comment.quote().words(),
                new Counts(comment.reactions().useful(), comment.reactions().doing(), comment.reactions().wanting()),
                comment.reactions().own(),
                comment.standing().challenge() == null ? null : comment.standing().challenge().due(),
                comment.standing().challenge() == null ? null : comment.standing().challenge().state(),
                comment.standing().answer(), comment.standing().accepted(),
                comment.standing().byCurator(),
                comment.speaking() == null ? null : comment.speaking().as());
    }
}
