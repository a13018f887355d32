package network.vanguard.entry;

import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;

import network.vanguard.idempotency.Idempotency;
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

    EntryForms(Notices notices, Idempotency idempotency, EntryFinder entries) {
        this.notices = notices;
        this.idempotency = idempotency;
        this.entries = entries;
    }

    /**
     * Why a form comes back.
     *
     * @param stale   whether somebody else changed the entry since the form was opened: then show what stands there now
     * @param preview whether its writer wants to look at it first: then show how it will look
     */
    public record Again(FormErrors errors, boolean stale, boolean preview) {}

    /** Makes an entry once, however often its form is sent, also after going back: see {@link Idempotency#onceForForm}. */
    public EntryRef made(String key, String operation, Object input, Viewer viewer, Supplier<EntryRef> work) {
        return idempotency.onceForForm(key, operation, input, EntryRef.class, viewer,
                ref -> entries.find(ref.id(), viewer).filter(entry -> entry.state() != EntryState.ARCHIVED).isPresent(), work);
    }

    /**
     * Does the work of a form that was sent.
     *
     * @param errors  what validation found; when there is anything, nothing is done
     * @param preview whether it was sent to be looked at, and nothing is to be done yet
     * @param thanks  the sentence that the next page shows
     * @param page    makes the form's page again
     */
    public RestResponse<TemplateInstance> answer(FormErrors errors, boolean preview, Supplier<EntryRef> work, String thanks,
            Function<Again, TemplateInstance> page) {
        if (preview && !errors.any()) {
            return Answers.page(page.apply(new Again(errors, false, true)));
        }
        Again again = new Again(errors, false, false);
        if (!errors.any()) {
            try {
                EntryRef ref = work.get();
                notices.leave(thanks);
                return Answers.seeOther(ref.url());
            } catch (Stale stale) {
                again = new Again(
                        FormErrors.of("title", "Somebody else has changed this since you opened it. Your text is below and "
                                + "nothing is lost: compare it with what stands there now, then save again."),
                        true, false);
            } catch (Invalid invalid) {
                again = new Again(FormErrors.of(invalid), false, false);
            } catch (Refused refused) {
                again = new Again(FormErrors.of("site", refused.getMessage()), false, false);
            }
        }
        return Answers.invalid(page.apply(again));
    }
}
