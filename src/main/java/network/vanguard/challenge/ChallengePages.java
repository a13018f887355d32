package network.vanguard.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
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
import network.vanguard.entry.EntryKind;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.TagRef;

/** Challenges in the browser: which wait, and how each stands. */
@Path("/challenges")
@Produces(MediaType.TEXT_HTML)
public class ChallengePages {

    private static final String SENT_BEFORE = "This form was sent before with something else in it, and that stands. Look at the challenge, "
            + "then send it again if you still want to.";

    private final ChallengeFinder challenges;
    private final ChallengeService service;
    private final EntryFinder entries;
    private final ConceptFinder concepts;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    ChallengePages(ChallengeFinder challenges, ChallengeService service, EntryFinder entries, ConceptFinder concepts,
            Idempotency idempotency, Validator validator, Notices notices, CurrentViewer viewer) {
        this.challenges = challenges;
        this.service = service;
        this.entries = entries;
        this.concepts = concepts;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "challenge")
    static class Templates {
        static native TemplateInstance list(ChallengeList list);

        static native TemplateInstance show(ChallengePage view, String answer, String sentence, ChallengeForm form,
                FormErrors errors);
    }

    /** @param of me for those that the viewer answers for */
    @GET
    public TemplateInstance list(@RestQuery String show, @RestQuery String tag, @RestQuery String site,
            @RestQuery String kind, @RestQuery("for") String of, @RestQuery String after) {
        String typed = blankToNull(tag);
        ChallengeFilter filter = new ChallengeFilter(ChallengeState.of(show).orElse(null),
                typed == null ? null : concepts.meant(typed.strip()).map(TagRef::slug).orElse("-"), blankToNull(site),
                EntryKind.of(kind).orElse(null), "me".equals(of));
        Slice<ChallengeView> page = challenges.list(filter, after, Limit.DEFAULT, viewer.get());
        return Templates.list(new ChallengeList(page, challenges.counts(filter, viewer.get()), filter, typed, entries.sites(),
                challenges.answerWithin(), page.next() == null ? null : address(show, typed, site, kind, of, page.next())));
    }

    @GET
    @Path("/{id}")
    public TemplateInstance show(@RestPath long id) {
        return page(id, null, null, new ChallengeForm(), FormErrors.none());
    }

    @POST
    @Path("/{id}/answered")
    @Authenticated
    public RestResponse<TemplateInstance> answered(@RestPath long id, @RestForm String answer,
            @RestForm String idempotencyKey) {
        try {
            AnsweredInput input = new AnsweredInput(number(answer));
            idempotency.once(idempotencyKey, operation("answered", id), input, ChallengeRef.class, viewer.get(),
                    () -> service.answered(id, input, viewer.get()));
        } catch (Invalid invalid) {
            return Answers.invalid(page(id, answer, null, new ChallengeForm(), errorsOf(invalid, "answer")));
        }
        notices.leave("It is marked as answered. Who raised it can take that back.");
        return back(id);
    }

    @POST
    @Path("/{id}/reopen")
    @Authenticated
    public RestResponse<TemplateInstance> reopen(@RestPath long id) {
        service.reopen(id, viewer.get());
        notices.leave("The mark is taken back. The challenge waits for an answer again.");
        return back(id);
    }

    @POST
    @Path("/{id}/unknown")
    @Authenticated
    public RestResponse<TemplateInstance> unknown(@RestPath long id, @RestForm String sentence,
            @RestForm String idempotencyKey) {
        UnknownInput input = new UnknownInput(sentence);
        FormErrors errors = FormErrors.from(validator.validate(input), "sentence");
        if (!errors.any()) {
            try {
                idempotency.once(idempotencyKey, operation("unknown", id), input, ChallengeRef.class, viewer.get(),
                        () -> service.unknown(id, input, viewer.get()));
                notices.leave("Thank you for saying so. It stands as your reply.");
                return back(id);
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "sentence");
            }
        }
        return Answers.invalid(page(id, null, sentence, new ChallengeForm(), errors));
    }

    @POST
    @Path("/{id}/pass")
    @Authenticated
    public RestResponse<TemplateInstance> pass(@RestPath long id, @BeanParam ChallengeForm form) {
        PassInput input = form.toInput();
        FormErrors errors = FormErrors.from(validator.validate(input), "person", "reason");
        if (!errors.any()) {
            try {
                idempotency.once(form.idempotencyKey, operation("pass", id), input, ChallengeRef.class, viewer.get(),
                        () -> service.pass(id, input, viewer.get()));
                notices.leave("It is passed on. They find it on their page.");
                return back(id);
            } catch (Invalid invalid) {
                errors = errorsOf(invalid, "person");
            }
        }
        return Answers.invalid(page(id, null, null, form, errors));
    }

    private TemplateInstance page(long id, String answer, String sentence, ChallengeForm form, FormErrors errors) {
        return Templates.show(challenges.page(id, viewer.get()), answer, sentence, form, errors);
    }

    private static RestResponse<TemplateInstance> back(long id) {
        return Answers.seeOther(new ChallengeRef(id).url());
    }

    /** The form's key is no field that people see. */
    private static FormErrors errorsOf(Invalid invalid, String first) {
        return FormErrors.of(invalid, first, SENT_BEFORE);
    }

    private static Long number(String answer) {
        try {
            return answer == null || answer.isBlank() ? null : Long.valueOf(answer);
        } catch (NumberFormatException notOurs) {
            throw new Invalid("answer", "Choose a reply to this challenge that can still be read, or none.");
        }
    }

    private static String address(String show, String tag, String site, String kind, String of, String after) {
        List<String> parts = new ArrayList<>();
        String[][] named = {{"show", show}, {"tag", tag}, {"site", site}, {"kind", kind}, {"for", of}, {"after", after}};
        for (String[] one : named) {
            if (one[1] != null && !one[1].isBlank()) {
                parts.add(one[0] + "=" + URLEncoder.encode(one[1], UTF_8));
            }
        }
        return "/challenges?" + String.join("&", parts);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(String verb, long id) {
        return "challenge " + verb + " " + id;
    }
}
