package network.vanguard.discussion;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.FormTopics;
import network.vanguard.entry.Visibility;
import network.vanguard.page.Choice;
import network.vanguard.site.SiteRef;
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
    /** Topics that were ticked among the suggested ones. */
    @RestForm
    public List<String> topic;
    @RestForm
    public String site;
    /** Slugs of the other sites that were ticked. */
    @RestForm
    public List<String> places = List.of();
    @RestForm
    public String visibility;
    @RestForm
    public Long about;
    /** What of that entry it speaks of, and what that was called when the writer began. */
    @RestForm
    public String aboutPart;
    @RestForm
    public String aboutPartLabel;
    @RestForm
    @DefaultValue("0")
    public EntryVersion revision = new EntryVersion(0, null);
    /** Sent by the button "Preview" only. */
    @RestForm
    public String preview;
    /** Sent by the button "Suggest topics" only. */
    @RestForm
    public String suggest;
    /** The number under which it is saved while it is typed. */
    @RestForm
    public UUID draft;
    /** Sent by the button "Send it to a moderator" only. */
    @RestForm
    public String askModerator;
    @RestForm
    public String idempotencyKey;

    static DiscussionForm empty(Long about, String part, String tag) {
        DiscussionForm form = new DiscussionForm();
        form.about = about;
        form.aboutPart = part;
        form.tags = tag;
        form.purpose = "question";
        form.visibility = Visibility.NETWORK.code();
        return form;
    }

    static DiscussionForm of(EntrySummary entry, DiscussionBody body) {
        DiscussionForm form = of(new DiscussionInput(entry.title(), null, entry.siteSlug(),
                entry.tags().stream().map(TagRef::label).toList(), entry.visibility(), body.purpose(), body.body(),
                entry.aboutId(), entry.sources(), entry.externalId(), entry.aboutPart(), entry.aboutPartLabel(),
                body.places().stream().map(SiteRef::slug).toList(), null));
        form.revision = entry.version();
        return form;
    }

    /** The form of what was written. */
    static DiscussionForm of(DiscussionInput input) {
        DiscussionForm form = empty(input.about(), input.aboutPart(), String.join(", ", input.tags()));
        form.aboutPartLabel = input.aboutPartLabel();
        form.title = input.title();
        form.purpose = input.purpose();
        form.body = input.body();
        form.site = input.site();
        form.places = input.places();
        form.visibility = input.visibility() == null ? null : input.visibility().code();
        return form;
    }

    /** What a discussion can be for. */
    public List<Choice> purposes() {
        return List.of(new Choice("question", "A question"), new Choice("experience", "An experience to share"),
                new Choice("offer", "An offer of help"), new Choice("request", "A request"));
    }

    boolean asksModerator() {
        return wish() == Wish.ASK;
    }

    Wish wish() {
        return Wish.of(preview, suggest, askModerator);
    }

    FormTopics topics() {
        return new FormTopics(tags, topic);
    }

    /** @param before what stands there, or null */
    DiscussionInput toInput(EntrySummary before) {
        return new DiscussionInput(title == null ? null : title.strip(), null, site == null || site.isBlank() ? null : site,
                topics().all(),
                EntryChoices.reader(visibility), purpose,
                body == null ? null : body.replace("\r\n", "\n").strip(),
                about == null && before != null ? before.aboutId() : about,
                before == null ? null : before.sources(),
                before == null ? null : before.externalId(),
                // whoever may not read what it is about is not sent that, and keeps it
                aboutPart == null || aboutPart.isBlank()
                        ? about == null && before != null ? before.aboutPart() : null
                        : aboutPart,
                aboutPartLabel == null || aboutPartLabel.isBlank() ? null : aboutPartLabel, places,
                before == null ? EntryChoices.circle(visibility) : null);
    }
}
