package network.vanguard.comment;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import network.vanguard.text.Markdown;

/** A comment's row. The count of its replies is left to SQL, so that writing the row never takes a place back. */
@Entity
class Comment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "entry_id", updatable = false)
    long entryId;
    @Column(name = "parent_id", updatable = false)
    Long parentId;
    @Column(updatable = false)
    byte[] path;
    @Column(updatable = false)
    short depth;
    String kind;
    @Column(name = "author_id", updatable = false)
    long authorId;
    @Column(name = "site_id")
    Long siteId;
    String body;
    String html;
    short renderer;
    String state = CommentState.VISIBLE.code();
    @Column(name = "posted_at", updatable = false)
    Instant postedAt;
    @Column(name = "edited_at")
    Instant editedAt;

    protected Comment() {}

    Comment(long entryId, Long parentId, byte[] path, long authorId, Long siteId, Instant now) {
        this.entryId = entryId;
        this.parentId = parentId;
        this.path = path;
        this.depth = (short) CommentPath.depth(path);
        this.authorId = authorId;
        this.siteId = siteId;
        this.postedAt = now;
    }

    void write(CommentInput input) {
        kind = input.kind();
        body = input.body();
        html = Markdown.render(body).html();
        renderer = Markdown.RENDERER_VERSION;
    }

    /** The text and the site go, the place stays. */
    void remove(Instant now) {
        state = CommentState.REMOVED.code();
        siteId = null;
        body = "";
        html = "";
        editedAt = now;
    }

    CommentState state() {
        return CommentState.of(state).orElseThrow();
    }

    CommentRef ref() {
        return new CommentRef(id, entryId);
    }
}
