package network.vanguard.entry;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.draft.DraftService;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;

/** What happens when the form of an entry is sent: the work is done and its page shown, or the form comes back with all that was typed. */
@ApplicationScoped
public class EntryForms {

    private final Notices notices;
    private final Idempotency idempotency;
    private final EntryFinder entries;
    private final DraftService drafts;
    private final CurrentViewer viewer;

    EntryForms(Notices notices, Idempotency idempotency, EntryFinder entries, DraftService drafts,
            CurrentViewer viewer) {
        this.notices = notices;
        this.idempotency = idempotency;
        this.entries = entries;
        this.drafts = drafts;
        this.viewer = viewer;
    }

    /** What the button that was pressed is for. */
    public enum Wish {
        SAVE, ASK, PREVIEW, TOPICS, WRITE;

        /**
         * @param preview what the buttons "Preview" (yes) and "Go on writing" (no) send, or null
         * @param suggest what the button "Suggest topics" sends, or null
         * @param ask     what the button "Send it to a moderator" sends, or null
         */
        public static Wish of(String preview, String suggest, String ask) {
            if (preview != null) {
                return preview.equals("no") ? WRITE : PREVIEW;
            }
            return suggest != null ? TOPICS : ask == null ? SAVE : ASK;
        }
    }

    /**
     * Why a form comes back.
     *
     * @param stale whether somebody else changed the entry since the form was opened: then show what stands there now
     * @param wish  what its writer wants to see first: how it will look, or topics that may fit; saving when it could not be saved
     */
    public record Again(FormErrors errors, boolean stale, Wish wish) {

        /** That it has not been sent yet. */
        public static Again notYet() {
            return new Again(FormErrors.none(), false, Wish.SAVE);
        }
    }

    /** Makes an entry once, however often its form is sent, also after going back: see {@link Idempotency#onceForForm}. */
    public EntryRef made(String key, String operation, Object input, Viewer viewer, Supplier<EntryRef> work) {
        return idempotency.onceForForm(key, operation, input, EntryRef.class, viewer,
                ref -> entries.find(ref.id(), viewer).filter(entry -> entry.state() != EntryState.ARCHIVED).isPresent(), work);
    }

    /** As below; the next page is that of the entry. */
    public RestResponse<TemplateInstance> answer(FormErrors errors, Wish wish, UUID draft, Supplier<EntryRef> work,
            String thanks,
            Function<Again, TemplateInstance> page) {
        return answer(errors, wish, draft, work, thanks, EntryRef::url, page);
    }

    /**
     * Does the work of a form that was sent.
     *
     * @param errors what validation found; when there is anything, nothing is done
     * @param wish   anything but saving, with a moderator or without: nothing is to be done yet
     * @param draft  the number under which it was saved while it was typed, or null: no longer needed once it is sent
     * @param thanks the sentence that the next page shows, unless it waits for a moderator
     * @param next   where the next page is
     * @param page   makes the form's page again
     */
    public RestResponse<TemplateInstance> answer(FormErrors errors, Wish wish, UUID draft, Supplier<EntryRef> work,
            String thanks,
            Function<EntryRef, String> next, Function<Again, TemplateInstance> page) {
        if (wish == Wish.TOPICS || wish == Wish.WRITE) {
            // Errors can wait until it is to be saved.
            return Answers.page(page.apply(new Again(FormErrors.none(), false, wish)));
        }
        if (wish == Wish.PREVIEW && !errors.any()) {
            return Answers.page(page.apply(new Again(errors, false, wish)));
        }
        return tried(errors, () -> {
            EntryRef ref = work.get();
            drafts.sent(draft, viewer.get());
            if (ref.state() == EntryState.HIDDEN) {
                notices.leave(Hold.told(wish == Wish.ASK));
                return Answers.seeOther(ref.url());
            }
            notices.leave(thanks);
            return Answers.seeOther(next.apply(ref));
        }, page);
    }

    /**
     * Shows how an entry will look once its form is saved: it is saved, its page is made, and all of that is taken back. So nothing can differ
     * from the page to come, and what could not be saved is told now.
     *
     * @param shown does the work of the form and makes the page
     */
    public RestResponse<TemplateInstance> preview(FormErrors errors, Supplier<TemplateInstance> shown,
            Function<Again, TemplateInstance> page) {
        return tried(errors, () -> {
            QuarkusTransaction.begin();
            try {
                return Answers.page(shown.get());
            } finally {
                QuarkusTransaction.rollback();
            }
        }, page);
    }

    private static RestResponse<TemplateInstance> tried(FormErrors errors, Supplier<RestResponse<TemplateInstance>> work,
            Function<Again, TemplateInstance> page) {
        Again again = new Again(errors, false, Wish.SAVE);
        if (!errors.any()) {
            try {
                return work.get();
            } catch (Stale stale) {
                again = new Again(
                        FormErrors.of("comparison",
                                "It was changed since you opened it. Your text is below and nothing is lost: "
                                        + "compare it with what stands there now, then save again."),
                        true, Wish.SAVE);
            } catch (Invalid invalid) {
                again = new Again(FormErrors.of(invalid), false, Wish.SAVE);
            } catch (Refused refused) {
                again = new Again(FormErrors.of("site", refused.getMessage()), false, Wish.SAVE);
            }
        }
        return Answers.invalid(page.apply(again));
    }
}
