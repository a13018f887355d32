package network.vanguard.note;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.FirstStep;
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
    /** What of that entry it speaks of, and what that was called when the writer began. */
    @RestForm
    public String aboutPart;
    @RestForm
    public String aboutPartLabel;
    @RestForm
    public String firstStep;
    @RestForm
    public String firstStepWho;
    @RestForm
    public String firstStepMinutes;
    @RestForm
    public String firstStepCost;
    @RestForm
    public String firstStepPermission;
    @RestForm
    public String interests;
    @RestForm
    public String reviewBy;
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

    static NoteForm empty(Long about, String part, String tag) {
        NoteForm form = new NoteForm();
        form.about = about;
        form.aboutPart = part;
        form.tags = tag;
        form.visibility = Visibility.NETWORK.code();
        return form;
    }

    static NoteForm of(EntrySummary entry, NoteBody body) {
        NoteForm form = of(new NoteInput(entry.title(), null, entry.siteSlug(),
                entry.tags().stream().map(TagRef::label).toList(),
                entry.visibility(), body.body(), entry.aboutId(), entry.sources(), entry.externalId(), body.firstStep(),
                body.interests(), entry.upkeep() == null ? null : entry.upkeep().reviewBy().toString(), entry.aboutPart(),
                entry.aboutPartLabel()));
        form.revision = entry.version();
        return form;
    }

    /** The form of what was written. */
    static NoteForm of(NoteInput input) {
        NoteForm form = empty(input.about(), input.aboutPart(), String.join(", ", input.tags()));
        form.aboutPartLabel = input.aboutPartLabel();
        form.title = input.title();
        form.body = input.body();
        form.site = input.site();
        form.visibility = input.visibility() == null ? null : input.visibility().code();
        form.firstStep = input.firstStep().action();
        form.firstStepWho = input.firstStep().who();
        form.firstStepMinutes = input.firstStep().minutes() == null ? null : String.valueOf(input.firstStep().minutes());
        form.firstStepCost = input.firstStep().cost();
        form.firstStepPermission = input.firstStep().permission();
        form.interests = input.interests();
        form.reviewBy = input.reviewBy();
        return form;
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
    NoteInput toInput(EntrySummary before) {
        return new NoteInput(title == null ? null : title.strip(), null, site == null || site.isBlank() ? null : site,
                topics().all(),
                EntryChoices.reader(visibility),
                body == null ? null : body.replace("\r\n", "\n").strip(),
                about == null && before != null ? before.aboutId() : about,
                before == null ? null : before.sources(),
                before == null ? null : before.externalId(),
                FirstStep.typed(firstStep, firstStepWho, firstStepMinutes, firstStepCost, firstStepPermission),
                interests == null ? null : interests.replace("\r\n", "\n").strip(), reviewBy,
                // whoever may not read what it is about is not sent that, and keeps it
                aboutPart == null || aboutPart.isBlank()
                        ? about == null && before != null ? before.aboutPart() : null
                        : aboutPart,
                aboutPartLabel == null || aboutPartLabel.isBlank() ? null : aboutPartLabel,
                before == null ? EntryChoices.circle(visibility) : null);
    }

    /** Whether the part about a first step is open: something stands in it, or is wrong with it, or it is asked for. */
    public boolean showsStep() {
        return said(firstStep, firstStepWho, firstStepMinutes, firstStepCost, firstStepPermission);
    }

    /** Whether the part about topics is open. */
    public boolean showsTopics() {
        return said(tags) || suggest != null;
    }

    private static boolean said(String... texts) {
        return Stream.of(texts).anyMatch(text -> text != null && !text.isBlank());
    }
}
