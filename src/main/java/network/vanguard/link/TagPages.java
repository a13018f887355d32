package network.vanguard.link;

import java.net.URI;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.member.Viewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.text.Normal;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.VocabularyService;

/** Topics in the browser. */
@Path("/tags")
@Produces(MediaType.TEXT_HTML)
public class TagPages {

    private final TagFinder tags;
    private final FollowService follows;
    private final SiteTopicService siteTopics;
    private final VocabularyService vocabulary;
    private final Idempotency idempotency;
    private final Notices notices;
    private final CurrentViewer viewer;

    TagPages(TagFinder tags, FollowService follows, SiteTopicService siteTopics, VocabularyService vocabulary,
            Idempotency idempotency, Notices notices,
            CurrentViewer viewer) {
        this.tags = tags;
        this.follows = follows;
        this.siteTopics = siteTopics;
        this.vocabulary = vocabulary;
        this.idempotency = idempotency;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance tags(TagIndex index);

        static native TemplateInstance tag(TagView view, Viewer viewer, String reason, FormErrors errors);
    }

    /** A search that means one topic goes straight to it. */
    @GET
    public RestResponse<TemplateInstance> index(@RestQuery String q, @RestQuery String facet, @RestQuery String after) {
        Optional<String> meant = q == null || q.isBlank() ? Optional.empty() : tags.meant(q, viewer.get());
        return meant.map(slug -> Answers.seeOther("/tags/" + slug))
                .orElseGet(() -> Answers.page(Templates.tags(tags.index(q, facet, after, viewer.get()))));
    }

    /** Another name of a topic leads to it for good, if it names no second one. */
    @GET
    @Path("/{slug}")
    public RestResponse<TemplateInstance> show(@RestPath String slug) {
        Viewer reader = viewer.get();
        String meant = tags.meant(slug, reader).orElseThrow(NotFound::new);
        return meant.equals(slug)
                ? Answers.page(tag(slug, null, FormErrors.none()))
                : ResponseBuilder.<TemplateInstance>create(RestResponse.Status.MOVED_PERMANENTLY)
                        .location(URI.create("/tags/" + meant)).build();
    }

    private TemplateInstance tag(String slug, String reason, FormErrors errors) {
        return Templates.tag(tags.page(slug, viewer.get()), viewer.get(), reason, errors);
    }

    @POST
    @Path("/{slug}/follow")
    @Authenticated
    public RestResponse<TemplateInstance> follow(@RestPath String slug) {
        ConceptView concept = follows.follow(slug, viewer.get());
        notices.leave("You follow this topic.");
        return Answers.seeOther("/tags/" + concept.slug());
    }

    @POST
    @Path("/{slug}/unfollow")
    @Authenticated
    public RestResponse<TemplateInstance> unfollow(@RestPath String slug) {
        ConceptView concept = follows.unfollow(slug, viewer.get());
        notices.leave("You do not follow this topic any more.");
        return Answers.seeOther("/tags/" + concept.slug());
    }

    /** Who belongs to a site may keep a topic for it that only the site uses. */
    @POST
    @Path("/{slug}/site")
    @Authenticated
    public RestResponse<TemplateInstance> keepForSite(@RestPath String slug, @RestForm String site) {
        try {
            ConceptView concept = siteTopics.keep(slug, site, viewer.get());
            notices.leave("It is a topic of your site now.");
            return Answers.seeOther("/tags/" + concept.slug());
        } catch (Invalid invalid) {
            return Answers.invalid(tag(slug, null, FormErrors.of(invalid)));
        }
    }

    /** A lead may ask the curators to make a site's topic one of the whole network. */
    @POST
    @Path("/{slug}/promotion")
    @Authenticated
    public RestResponse<TemplateInstance> askPromotion(@RestPath String slug, @RestForm String reason,
            @RestForm String idempotencyKey) {
        try {
            String address = idempotency.once(idempotencyKey, "promote " + slug, reason == null ? "" : reason, String.class,
                    viewer.get(), () -> "/tags/"
                            + siteTopics.askPromotion(slug, Normal.text("reason", reason), viewer.get()).slug());
            notices.leave("The curators are asked.");
            return Answers.seeOther(address);
        } catch (Invalid invalid) {
            return Answers.invalid(tag(slug, reason, FormErrors.of(invalid)));
        }
    }

    /** Whoever sees a proposed topic may say why it is needed. */
    @POST
    @Path("/{slug}/reason")
    @Authenticated
    public RestResponse<TemplateInstance> speakFor(@RestPath String slug, @RestForm String reason,
            @RestForm String idempotencyKey) {
        try {
            String address = idempotency.once(idempotencyKey, "speak for " + slug, reason == null ? "" : reason, String.class,
                    viewer.get(), () -> {
                        ConceptView concept = tags.concept(slug, viewer.get());
                        vocabulary.speakFor(concept.id(), Normal.text("reason", reason), viewer.get());
                        return "/tags/" + concept.slug();
                    });
            notices.leave("Your reason is added. A curator will read it.");
            return Answers.seeOther(address);
        } catch (Invalid invalid) {
            return Answers.invalid(tag(slug, reason, FormErrors.of(invalid)));
        }
    }
}
