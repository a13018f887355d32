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
     * @param stale whether somebody else changed the entry since the form was opened: then show what stands there now
     */
    public record Failure(FormErrors errors, boolean stale) {}

    /** Makes an entry once, however often its form is sent, also after going back: see {@link Idempotency#onceForForm}. */
    public EntryRef made(String key, String operation, Object input, Viewer viewer, Supplier<EntryRef> work) {
        return idempotency.onceForForm(key, operation, input, EntryRef.class, viewer,
                ref -> entries.find(ref.id(), viewer).filter(entry -> entry.state() != EntryState.ARCHIVED).isPresent(), work);
    }

    /**
     * Does the work of a form that was sent.
     *
     * @param errors what validation found; when there is anything, nothing is done
     * @param thanks the sentence that the next page shows
     * @param again  makes the form's page again
     */
    public RestResponse<TemplateInstance> answer(FormErrors errors, Supplier<EntryRef> work, String thanks,
            Function<Failure, TemplateInstance> again) {
        Failure failure = new Failure(errors, false);
        if (!errors.any()) {
            try {
                EntryRef ref = work.get();
                notices.leave(thanks);
                return Answers.seeOther(ref.url());
            } catch (Stale stale) {
                failure = new Failure(
                        FormErrors.of("title", "Somebody else has changed this since you opened it. Your text is below and "
                                + "nothing is lost: compare it with what stands there now, then save again."),
                        true);
            } catch (Invalid invalid) {
                failure = new Failure(FormErrors.of(invalid), false);
            } catch (Refused refused) {
                failure = new Failure(FormErrors.of("site", refused.getMessage()), false);
            }
        }
        return Answers.invalid(again.apply(failure));
    }
}
