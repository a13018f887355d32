package network.vanguard.note;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.FormTopics;
import network.vanguard.entry.Visibility;
import network.vanguard.vocabulary.TagRef;

/** What a browser may send of a practice note. */
public class NoteForm {

    @RestForm
    public String title;
    @RestForm
    public String body;
    @RestForm
    public String tags;
    /** Topics that were ticked among the suggested ones. */
    @RestForm
    public List<String> topic;
    @RestForm
    public String site;
    @RestForm
    public String visibility;
    @RestForm
    public Long about;
    @RestForm
    @DefaultValue("0")
    public int revision;
    /** Sent by the button "Preview" only. */
    @RestForm
    public String preview;
    /** Sent by the button "Suggest topics" only. */
    @RestForm
    public String suggest;
    /** The number under which it is saved while it is typed. */
    @RestForm
    public UUID draft;
    @RestForm
    public String idempotencyKey;

    static NoteForm empty(Long about, String tag) {
        NoteForm form = new NoteForm();
        form.about = about;
        form.tags = tag;
        form.visibility = Visibility.NETWORK.code();
        return form;
    }

    static NoteForm of(EntrySummary entry, NoteBody body) {
        NoteForm form = empty(entry.aboutId(), String.join(", ", entry.tags().stream().map(TagRef::label).toList()));
        form.title = entry.title();
        form.body = body.body();
        form.site = entry.siteSlug();
        form.visibility = entry.visibility().code();
        form.revision = entry.revision();
        return form;
    }

    Wish wish() {
        return Wish.of(preview, suggest);
    }

    FormTopics topics() {
        return new FormTopics(tags, topic);
    }

    /** @param before what stands there, or null */
    NoteInput toInput(EntrySummary before) {
        return new NoteInput(title == null ? null : title.strip(), null, site == null || site.isBlank() ? null : site,
                topics().all(),
                EntryChoices.reader(visibility),
                body == null ? null : body.replace("\r\n", "\n").strip(), about, before == null ? null : before.sources(),
                before == null ? null : before.externalId());
    }
}
