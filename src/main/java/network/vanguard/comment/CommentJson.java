package network.vanguard.comment;

import java.time.Instant;

/** A comment in the API. Of one that was removed or hidden, author and site are null and the texts are empty. */
public record CommentJson(long id, long entry, Long parent, int depth, CommentKind kind, String author, String site,
        String body, String html, Instant postedAt, Instant editedAt, CommentState state, String url) {

    static CommentJson of(CommentView comment) {
        return new CommentJson(comment.id(), comment.entryId(), comment.parentId(), comment.depth(), comment.kind(),
                comment.author() == null ? null : comment.author().handle(),
                comment.site() == null ? null : comment.site().slug(), comment.body(), comment.html().html(),
                comment.postedAt(),
                comment.editedAt(), comment.state(), comment.url());
    }
}
