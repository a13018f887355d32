package network.vanguard.curation;

import java.util.Map;

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

import network.vanguard.idempotency.Idempotency;
import network.vanguard.link.MergeView;
import network.vanguard.link.TagFinder;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Stale;
import network.vanguard.text.Normal;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.TagRef;
import network.vanguard.vocabulary.TopicInput;
import network.vanguard.vocabulary.VocabularyService;

/** How curators keep a topic in the browser: edit it, accept it, or make it part of another one. */
@Path("/tags")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class TopicPages {

    private final TagFinder tags;
    private final VocabularyService vocabulary;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    TopicPages(TagFinder tags, VocabularyService vocabulary, Idempotency idempotency, Validator validator, Notices notices,
            CurrentViewer viewer) {
        this.tags = tags;
        this.vocabulary = vocabulary;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance edit(ConceptView concept, TopicForm form, ConceptView theirs, FormErrors errors);

        static native TemplateInstance merge(ConceptView concept, String into, String reason, MergeView view,
                FormErrors errors);
    }

    @GET
    @Path("/{slug}/edit")
    public TemplateInstance edit(@RestPath String slug) {
        ConceptView concept = kept(slug);
        return Templates.edit(concept, TopicForm.of(concept), null, FormErrors.none());
    }

    @POST
    @Path("/{slug}/edit")
    public RestResponse<TemplateInstance> revise(@RestPath String slug, @BeanParam TopicForm form) {
        ConceptView concept = kept(slug);
        ConceptView theirs = null;
        FormErrors errors;
        try {
            TopicInput input = form.toInput();
            errors = FormErrors.from(validator.validate(input), "name", "otherNames", "facet", "broader", "related",
                    "definition");
            errors = inLists(errors);
            if (!errors.any()) {
                TagRef topic = idempotency.once(form.idempotencyKey, "topic " + slug, new Sent(input, form.reason),
                        TagRef.class,
                        viewer.get(), () -> vocabulary.revise(concept.id(), form.revision, input,
                                Normal.text("reason", form.reason), viewer.get()));
                notices.leave(concept.proposed() ? "The topic is accepted." : "The topic is saved.");
                return Answers.seeOther("/tags/" + topic.slug());
            }
        } catch (Stale stale) {
            theirs = concept;
            form.revision = concept.revision();
            errors = FormErrors.of("name", "Somebody else has changed this topic since you opened it. What you wrote is below, "
                    + "with what stands there now: compare them, then save again.");
        } catch (Invalid invalid) {
            errors = FormErrors.of(invalid);
        }
        return Answers.invalid(Templates.edit(concept, form, theirs, errors));
    }

    /** What makes two forms the same one. */
    record Sent(TopicInput input, String reason) {}

    /** The validator names an element of a list; the form has one field for all of it. */
    private static FormErrors inLists(FormErrors errors) {
        FormErrors named = FormErrors.none();
        for (FormErrors.Item item : errors.items()) {
            named = named.and(item.field().equals("<list element>") ? "otherNames" : item.field(), item.message());
        }
        return named;
    }

    /** First asks which topic is meant, then shows what would happen. */
    @GET
    @Path("/{slug}/merge")
    public RestResponse<TemplateInstance> merge(@RestPath String slug, @RestQuery String into) {
        ConceptView concept = kept(slug);
        if (into == null || into.isBlank()) {
            return Answers.page(Templates.merge(concept, null, null, null, FormErrors.none()));
        }
        try {
            return Answers.page(Templates.merge(concept, into, null, tags.merge(slug, into, viewer.get()), FormErrors.none()));
        } catch (Invalid invalid) {
            return Answers.invalid(Templates.merge(concept, into, null, null, FormErrors.of(invalid)));
        }
    }

    @POST
    @Path("/{slug}/merge")
    public RestResponse<TemplateInstance> carryOut(@RestPath String slug, @RestForm String into, @RestForm String reason,
            @RestForm String idempotencyKey) {
        // The topic is looked up only by the one that carries it out: for the same form sent twice it may be gone by then.
        vocabulary.requireCurator(viewer.get());
        String other = into == null ? "" : into.strip();
        FormErrors errors;
        try {
            TagRef left = idempotency.once(idempotencyKey, "merge " + slug, Map.of("into", other, "reason", text(reason)),
                    TagRef.class, viewer.get(), () -> {
                        MergeView view = tags.merge(slug, other, viewer.get());
                        return vocabulary.merge(view.from().id(), view.into().id(), Normal.text("reason", reason),
                                viewer.get());
                    });
            notices.leave("The two topics are one now.");
            return Answers.seeOther("/tags/" + left.slug());
        } catch (Invalid invalid) {
            errors = FormErrors.of(invalid);
        }
        return Answers.invalid(Templates.merge(kept(slug), other, reason, effect(slug, other), errors));
    }

    /** What would happen, or null when the other topic cannot be the one that is left: then it has to be chosen again. */
    private MergeView effect(String slug, String other) {
        try {
            return tags.merge(slug, other, viewer.get());
        } catch (Invalid notThatOne) {
            return null;
        }
    }

    /** The topic, for those who keep the vocabulary and may know of it. */
    private ConceptView kept(String slug) {
        ConceptView concept = tags.concept(slug, viewer.get());
        vocabulary.requireCurator(viewer.get());
        return concept;
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
