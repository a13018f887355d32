package network.vanguard.curation;

import java.util.function.Supplier;

import jakarta.validation.Validator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.QueueFilter;
import network.vanguard.entry.QueueFinder;
import network.vanguard.entry.Step;
import network.vanguard.entry.Waiting;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.paging.Limit;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Stale;

/** The editorial steps in the browser, for entries of every kind, and the queue of what waits for the curators. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class CurationPages {

    private final EntryFinder entries;
    private final QueueFinder queue;
    private final EntryService service;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    CurationPages(EntryFinder entries, QueueFinder queue, EntryService service, Idempotency idempotency, Validator validator,
            Notices notices,
            CurrentViewer viewer) {
        this.entries = entries;
        this.queue = queue;
        this.service = service;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance queue(CaseQueue queue);

        static native TemplateInstance reason(EntrySummary entry, String verb, String heading, String version,
                String reason, FormErrors errors);

        static native TemplateInstance changed(EntrySummary entry, Waiting waiting, String reason);
    }

    /** What waits; {@code show} is the code of a {@link QueueFilter}, and what is none of them shows all. */
    @GET
    @Path("curation")
    public TemplateInstance queue(@RestQuery String show, @RestQuery String after) {
        QueueFilter filter = QueueFilter.of(show).orElse(QueueFilter.ALL);
        return Templates.queue(new CaseQueue(filter, queue.page(filter, after, Limit.DEFAULT, viewer.get()),
                queue.counts(viewer.get()), entries.answerWithin()));
    }

    @POST
    @Path("entries/{id}/review")
    public RestResponse<TemplateInstance> take(@RestPath long id, @RestForm String reason, @RestForm EntryVersion revision,
            @RestForm String idempotencyKey) {
        return step(id, "review", reason, revision, idempotencyKey, () -> service.take(id, reason, viewer.get()),
                "You have it in review. Its authors and the other curators see that.");
    }

    @POST
    @Path("entries/{id}/submit")
    public RestResponse<TemplateInstance> submit(@RestPath long id, @RestForm String reason, @RestForm EntryVersion revision,
            @RestForm String idempotencyKey) {
        return step(id, "submit", reason, revision, idempotencyKey, () -> service.submit(id, reason, viewer.get()),
                "It is submitted. A curator will read it.");
    }

    @POST
    @Path("entries/{id}/return")
    public RestResponse<TemplateInstance> giveBack(@RestPath long id, @RestForm String reason, @RestForm EntryVersion revision,
            @RestForm String idempotencyKey) {
        return step(id, "return", reason, revision, idempotencyKey, () -> service.giveBack(id, reason, viewer.get()),
                "It is back with its author, with your reason.");
    }

    @POST
    @Path("entries/{id}/publish")
    public RestResponse<TemplateInstance> publish(@RestPath long id, @RestForm String reason, @RestForm EntryVersion revision,
            @RestForm String idempotencyKey) {
        return step(id, "publish", reason, revision, idempotencyKey, () -> service.publish(id, null, reason, viewer.get()),
                "It is published.");
    }

    @POST
    @Path("entries/{id}/archive")
    public RestResponse<TemplateInstance> archive(@RestPath long id, @RestForm String reason, @RestForm EntryVersion revision,
            @RestForm String idempotencyKey) {
        return step(id, "archive", reason, revision, idempotencyKey, () -> service.archive(id, reason, viewer.get()),
                "It is archived. It can still be read.");
    }

    private RestResponse<TemplateInstance> step(long id, String verb, String reason, EntryVersion shown, String key,
            Supplier<EntryRef> work, String done) {
        FormErrors errors = FormErrors.from(validator.validate(new Step(reason, null)));
        if (!errors.any()) {
            try {
                EntryRef ref = idempotency.once(key, verb + " " + id, reason == null ? "" : reason, EntryRef.class,
                        viewer.get(), () -> {
                            service.expect(id, null, shown, viewer.get());
                            return work.get();
                        });
                notices.leave(done);
                return Answers.seeOther(ref.url());
            } catch (Stale stale) {
                return changed(id, reason);
            } catch (Conflict conflict) {
                // Another curator took it over while this one was writing: the words are kept.
                if (entries.byId(id, viewer.get()).state() != EntryState.IN_REVIEW) {
                    throw conflict;
                }
                return changed(id, reason);
            } catch (Invalid invalid) {
                errors = FormErrors.of(invalid);
            }
        }
        EntrySummary entry = entries.byId(id, viewer.get());
        String heading = switch (verb) {
            case "archive" -> "Why is it archived?";
            case "return" -> "What should change, and why?";
            default -> "What should others know?";
        };
        return Answers.invalid(Templates.reason(entry, verb, heading,
                shown == null ? entry.version().name() : shown.name(), reason, errors));
    }

    private RestResponse<TemplateInstance> changed(long id, String reason) {
        EntrySummary entry = entries.byId(id, viewer.get());
        return Answers.invalid(Templates.changed(entry, entries.waiting(entry), reason));
    }
}
