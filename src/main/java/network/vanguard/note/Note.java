package network.vanguard.note;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import network.vanguard.entry.FirstStep;
import network.vanguard.text.Markdown;

/** The body of a practice note. */
@Entity
@Table(name = "practice_note")
class Note {

    @Id
    @Column(name = "entry_id")
    long entryId;
    String body;
    String html;
    short renderer;
    @Column(name = "first_step")
    @JdbcTypeCode(SqlTypes.JSON)
    FirstStep firstStep = FirstStep.unknown();
    String interests = "";

    protected Note() {}

    Note(long entryId) {
        this.entryId = entryId;
    }

    void write(NoteInput input) {
        body = input.body();
        html = Markdown.render(body).html();
        renderer = Markdown.RENDERER_VERSION;
        firstStep = input.firstStep();
        interests = input.interests();
    }
}
