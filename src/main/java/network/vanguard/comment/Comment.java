package network.vanguard.comment;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import network.vanguard.text.Markdown;
import network.vanguard.text.SafeHtml;

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
    /** Empty when what was quoted is no longer there. */
    String quote;
    @Column(updatable = false)
    boolean folded;

    @Column(name = "spoken_role", updatable = false)
    String spokenRole;
    @Column(name = "spoken_setting", updatable = false)
    String spokenSetting;
    @Column(name = "spoken_mark", updatable = false)
    Integer spokenMark;

    protected Comment() {}

    Comment(long entryId, Long parentId, byte[] path, long authorId, Long siteId, Instant now) {
        this.entryId = entryId;
        this.parentId = parentId;
        this.path = path;
        this.depth = (short) CommentPath.depth(path);
        this.folded = CommentPath.folded(path);
        this.authorId = authorId;
        this.siteId = siteId;
        this.postedAt = now;
    }

    /** Instead of by name; for good. */
    void speakAs(String role, String setting, int mark) {
        spokenRole = role;
        spokenSetting = setting;
        spokenMark = mark;
    }

    void write(CommentInput input, SafeHtml rendered) {
        kind = input.kind();
        body = input.body();
        quote = input.quote();
        html = rendered.html();
        renderer = Markdown.RENDERER_VERSION;
    }

    /** Whether it says that already. */
    boolean says(CommentInput input) {
        String quoted = quote == null || quote.isEmpty() ? null : quote;
        return input.kind().equals(kind) && input.body().equals(body) && Objects.equals(input.quote(), quoted);
    }

    /** The text and the site go, the place stays. */
    void remove(Instant now) {
        state = CommentState.REMOVED.code();
        siteId = null;
        body = "";
        html = "";
        quote = null;
        editedAt = now;
    }

    CommentState state() {
        return CommentState.of(state).orElseThrow();
    }

    CommentRef ref() {
        return new CommentRef(id, entryId);
    }
}
