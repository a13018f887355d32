package network.vanguard.comment;

import org.jboss.resteasy.reactive.RestQuery;

/** Which part of its thread the page of an entry is asked for: the query parameters that all kinds of entries share. */
public class CommentsAsked {

    /** The cursor of a page, as the thread gave it out; null for the first. */
    @RestQuery
    public String comments;
    /** The code of a {@link CommentOrder}; null for reading order. */
    @RestQuery
    public String order;

    /** The first page, in reading order. */
    public static CommentsAsked first() {
        return new CommentsAsked();
    }

    CommentOrder inOrder() {
        return CommentOrder.of(order);
    }

    boolean later() {
        return comments != null && !comments.isBlank();
    }
}
