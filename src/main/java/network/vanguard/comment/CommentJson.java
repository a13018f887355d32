package network.vanguard.comment;

import java.time.Instant;

/**
 * A comment in the API. Of one that was removed or hidden, author and site are null and the texts are empty.
 *
 * @param ledTo the address of the case study that was begun because of it, if you may read that; else null
 */
public record CommentJson(long id, long entry, Long parent, int depth, CommentKind kind, String author, String site,
        String body, String html, Instant postedAt, Instant editedAt, CommentState state, String url,
        String ledTo) {

    static CommentJson of(CommentView comment) {
        return new CommentJson(comment.id(), comment.entryId(), comment.parentId(), comment.depth(), comment.kind(),
                comment.author() == null ? null : comment.author().handle(),
                comment.site() == null ? null : comment.site().slug(), comment.body(), comment.html().html(),
                comment.postedAt(),
                comment.editedAt(), comment.state(), comment.url(),
                comment.ledTo() == null ? null : comment.ledTo().url());
    }
}
