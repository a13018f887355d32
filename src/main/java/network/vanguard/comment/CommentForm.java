package network.vanguard.comment;

import java.util.ArrayList;
import java.util.List;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.member.Viewer;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;
import network.vanguard.problem.Invalid;

/** What a browser may send of a comment. */
public class CommentForm {

    private static final long NONE = 0;

    @RestForm
    public String body;
    @RestForm
    public String parent;
    @RestForm
    public String kind;
    @RestForm
    public String site;
    /** Words of the comment that is answered. */
    @RestForm
    public String quote;
    @RestForm
    public String role;
    @RestForm
    public String setting;
    /** Sent by the button "Preview" only. */
    @RestForm
    public String preview;
    /** Sent by the button "Send it to a moderator" only. */
    @RestForm
    public String askModerator;
    @RestForm
    public String idempotencyKey;

    /** An empty form. Somebody who belongs to a site speaks from it unless they say otherwise. */
    static CommentForm emptyFor(Viewer viewer) {
        CommentForm form = new CommentForm();
        form.kind = CommentKind.COMMENT.code();
        form.site = viewer.affiliations().isEmpty() ? null : viewer.affiliations().get(0).siteSlug();
        return form;
    }

    /** The form of what stands there. */
    static CommentForm of(CommentView comment) {
        CommentForm form = new CommentForm();
        form.body = comment.body();
        form.kind = comment.kind().code();
        form.parent = comment.parentId() == null ? null : comment.parentId().toString();
        form.quote = comment.quote() == null ? null : comment.quote().words();
        return form;
    }

    CommentForm answering(Long comment, String words) {
        parent = comment == null ? null : comment.toString();
        quote = comment == null ? null : words;
        return this;
    }

    /** What there is to choose from as the site; empty for somebody who belongs to none. */
    static List<Choice> sitesOf(Viewer viewer) {
        List<Choice> sites = new ArrayList<>();
        viewer.affiliations().forEach(own -> sites.add(new Choice(own.siteSlug(), own.siteName())));
        if (!sites.isEmpty()) {
            sites.add(new Choice("", "No site, only for myself"));
        }
        return sites;
    }

    /** What there is to choose from as the kind. */
    public List<Choice> kinds() {
        return CommentKind.choices();
    }

    /** What one may speak as instead of by name. */
    public List<Choice> roles() {
        return SpokenRole.choices();
    }

    /** Where that may be. */
    public List<Choice> settings() {
        return SpokenSetting.choices();
    }

    /** Whether somebody has begun to choose a role. */
    public boolean speaksAsRole() {
        return role != null && !role.isBlank() || setting != null && !setting.isBlank();
    }

    boolean asksModerator() {
        return askModerator != null;
    }

    boolean wantsPreview() {
        return preview != null;
    }

    /** The comment that is answered; null for none. A number that we never gave out stands for a comment that is not there. */
    Long answered() {
        if (parent == null || parent.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(parent.strip());
        } catch (NumberFormatException notOurs) {
            return NONE;
        }
    }

    /**
     * What a service refused, at the fields of the form. The comment that is answered and the form's key are not fields that people see:
     * they are told at the text.
     */
    static FormErrors errorsOf(Invalid invalid) {
        FormErrors errors = FormErrors.none();
        for (var error : invalid.errors()) {
            errors = switch (error.field()) {
                case "kind", "site", "quote", "role", "setting", "askModerator" -> errors.and(error.field(), error.message());
                case "Idempotency-Key" -> errors.and("body",
                        "This form was sent before, with another text, and that comment is posted. To post this text too, send it again.");
                default -> errors.and("body", error.message());
            };
        }
        return errors;
    }

    CommentInput toInput() {
        return new CommentInput(body, answered(), kind, site, quote, role, setting);
    }
}
