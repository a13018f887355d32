package network.vanguard.discussion;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Visibility;
import network.vanguard.page.Choice;
import network.vanguard.vocabulary.TagRef;

/** What a browser may send of a discussion. */
public class DiscussionForm {

    @RestForm
    public String title;
    @RestForm
    public String purpose;
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

    static DiscussionForm empty(Long about, String tag) {
        DiscussionForm form = new DiscussionForm();
        form.about = about;
        form.tags = tag;
        form.purpose = "question";
        form.visibility = Visibility.NETWORK.code();
        return form;
    }

    static DiscussionForm of(EntrySummary entry, DiscussionBody body) {
        DiscussionForm form = empty(entry.aboutId(), String.join(", ", entry.tags().stream().map(TagRef::label).toList()));
        form.title = entry.title();
        form.purpose = body.purpose();
        form.body = body.body();
        form.site = entry.siteSlug();
        form.visibility = entry.visibility().code();
        form.revision = entry.revision();
        return form;
    }

    /** What a discussion can be for. */
    public List<Choice> purposes() {
        return List.of(new Choice("question", "A question"), new Choice("experience", "An experience to share"),
                new Choice("offer", "An offer of help"), new Choice("request", "A request"));
    }

    boolean wantsPreview() {
        return preview != null;
    }

    /** @param before what stands there, or null */
    DiscussionInput toInput(EntrySummary before) {
        List<String> topics = Arrays.stream((tags == null ? "" : tags).split("[,\n]")).map(String::strip)
                .filter(topic -> !topic.isEmpty()).toList();
        return new DiscussionInput(title == null ? null : title.strip(), null, site == null || site.isBlank() ? null : site,
                topics,
                EntryChoices.reader(visibility), purpose,
                body == null ? null : body.replace("\r\n", "\n").strip(), about, before == null ? null : before.sources(),
                before == null ? null : before.externalId());
    }
}
