package network.vanguard.discussion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import network.vanguard.text.Markdown;

/** The body of a discussion. */
@Entity
@Table(name = "discussion")
class Discussion {

    @Id
    @Column(name = "entry_id")
    long entryId;
    String purpose;
    String body;
    String html;
    short renderer;

    protected Discussion() {}

    Discussion(long entryId) {
        this.entryId = entryId;
    }

    void write(DiscussionInput input) {
        purpose = input.purpose();
        body = input.body();
        html = Markdown.render(body).html();
        renderer = Markdown.RENDERER_VERSION;
    }
}
