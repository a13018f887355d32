package network.vanguard.note;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntrySummary;
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

    boolean wantsPreview() {
        return preview != null;
    }

    /** @param before what stands there, or null */
    NoteInput toInput(EntrySummary before) {
        List<String> topics = Arrays.stream((tags == null ? "" : tags).split("[,\n]")).map(String::strip)
                .filter(topic -> !topic.isEmpty()).toList();
        return new NoteInput(title == null ? null : title.strip(), null, site == null || site.isBlank() ? null : site, topics,
                EntryChoices.reader(visibility),
                body == null ? null : body.replace("\r\n", "\n").strip(), about, before == null ? null : before.sources(),
                before == null ? null : before.externalId());
    }
}
