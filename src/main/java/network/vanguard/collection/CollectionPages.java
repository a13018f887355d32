package network.vanguard.collection;

import java.util.List;

import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryDeed;
import network.vanguard.entry.EntryFinder;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.page.Notices;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;

/** Collections in the browser. */
@Path("/collections")
@Produces(MediaType.TEXT_HTML)
public class CollectionPages {

    private final CollectionFinder collections;
    private final CollectionService service;
    private final EntryFinder entries;
    private final Idempotency idempotency;
    private final Validator validator;
    private final Notices notices;
    private final CurrentViewer viewer;

    CollectionPages(CollectionFinder collections, CollectionService service, EntryFinder entries, Idempotency idempotency,
            Validator validator, Notices notices, CurrentViewer viewer) {
        this.collections = collections;
        this.service = service;
        this.entries = entries;
        this.idempotency = idempotency;
        this.validator = validator;
        this.notices = notices;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "collection")
    static class Templates {
        static native TemplateInstance list(Slice<CollectionSummary> page, boolean mayKeep, boolean later);

        static native TemplateInstance show(CollectionView view, ItemForm form, FormErrors errors, List<EntryDeed> deeds);

        static native TemplateInstance form(String heading, String action, String cancel, CollectionForm form,
                FormErrors errors, CollectionView now);
    }

    @GET
    public TemplateInstance list(@RestQuery String after) {
        return Templates.list(collections.list(after, Limit.DEFAULT, viewer.get()), collections.mayKeep(viewer.get()),
                after != null && !after.isBlank());
    }

    @GET
    @Path("/new")
    @Authenticated
    public TemplateInstance start() {
        if (!collections.mayKeep(viewer.get())) {
            throw new Refused("Collections are made and kept by curators. Propose one to them in a discussion.");
        }
        return form(CollectionForm.empty(), FormErrors.none());
    }

    @POST
    @Authenticated
    public RestResponse<TemplateInstance> make(@BeanParam CollectionForm form) {
        CollectionInput input = form.toInput();
        FormErrors errors = errors(input);
        if (!errors.any()) {
            try {
                CollectionRef ref = idempotency.onceForForm(form.idempotencyKey, "collection", input, CollectionRef.class,
                        viewer.get(), made -> true, () -> service.make(input, viewer.get()));
                notices.leave("The collection is there. Put the first entry into it below.");
                return Answers.seeOther(ref.url());
            } catch (Invalid invalid) {
                errors = FormErrors.of("title", invalid.errors().get(0).message());
            }
        }
        return Answers.invalid(form(form, errors));
    }

    @GET
    @Path("/{slug}")
    public TemplateInstance show(@RestPath String slug) {
        return show(collections.bySlug(slug, viewer.get()), new ItemForm(), FormErrors.none());
    }

    @GET
    @Path("/{slug}/edit")
    @Authenticated
    public TemplateInstance edit(@RestPath String slug) {
        CollectionView view = collections.toChange(slug, viewer.get());
        return form(view, CollectionForm.of(view), FormErrors.none(), null);
    }

    @POST
    @Path("/{slug}/edit")
    @Authenticated
    public RestResponse<TemplateInstance> revise(@RestPath String slug, @BeanParam CollectionForm form) {
        CollectionView view = collections.toChange(slug, viewer.get());
        CollectionInput input = form.toInput();
        FormErrors errors = errors(input);
        CollectionView now = null;
        if (!errors.any()) {
            try {
                CollectionRef ref = idempotency.once(form.idempotencyKey, "revise collection " + view.ref().id(), input,
                        CollectionRef.class, viewer.get(),
                        () -> service.revise(view.ref().id(), form.revision, input, viewer.get()));
                notices.leave("Your changes are saved.");
                return Answers.seeOther(ref.url());
            } catch (Stale stale) {
                now = collections.toChange(slug, viewer.get());
                form.revision = now.ref().revision();
                errors = FormErrors.of("title",
                        "Somebody else has changed this since you opened it. Your text is below: compare "
                                + "it with what stands there now, then save again.");
            } catch (Invalid invalid) {
                errors = FormErrors.of("title", invalid.errors().get(0).message());
            }
        }
        return Answers.invalid(form(view, form, errors, now));
    }

    /** Puts an entry into it; one that is there already gets the sentence. */
    @POST
    @Path("/{slug}/entries")
    @Authenticated
    public RestResponse<TemplateInstance> put(@RestPath String slug, @BeanParam ItemForm form, @Context UriInfo address) {
        CollectionView view = collections.toChange(slug, viewer.get());
        ItemInput input = form
                .toInput(entries.meant(form.other, address.getBaseUri().getAuthority(), viewer.get()).orElse(null));
        FormErrors errors = form.errors(FormErrors.from(validator.validate(input), "entry", "note"));
        if (!errors.any()) {
            try {
                CollectionRef ref = idempotency.once(form.idempotencyKey, operation(view.ref().id()), input,
                        CollectionRef.class, viewer.get(), () -> service.put(view.ref().id(), input, viewer.get()));
                notices.leave("It is in the collection.");
                return Answers.seeOther(ref.url() + "#entry-" + input.entry());
            } catch (Invalid invalid) {
                errors = form.errors(FormErrors.of(invalid));
            }
        }
        return Answers.invalid(show(view, form, errors));
    }

    /** @param direction up, else down */
    @POST
    @Path("/{slug}/entries/{entry}/move")
    @Authenticated
    public RestResponse<TemplateInstance> move(@RestPath String slug, @RestPath long entry, @RestForm String direction,
            @RestForm @DefaultValue("0") int revision) {
        CollectionView view = collections.toChange(slug, viewer.get());
        if (direction == null || !direction.matches("up|down")) {
            return Answers.invalid(
                    show(view, new ItemForm(), FormErrors.of("entries", "Say whether it moves up or down.")));
        }
        try {
            CollectionRef ref = service.move(view.ref().id(), entry, revision, direction.equals("up"), viewer.get());
            return Answers.seeOther(ref.url() + "#entry-" + entry);
        } catch (Stale stale) {
            return Answers.invalid(show(collections.bySlug(slug, viewer.get()), new ItemForm(),
                    FormErrors.of("entries",
                            "The collection was changed since you opened it. Look at the order again, then move it.")));
        }
    }

    @POST
    @Path("/{slug}/entries/{entry}/remove")
    @Authenticated
    public RestResponse<TemplateInstance> remove(@RestPath String slug, @RestPath long entry) {
        CollectionRef ref = service.remove(collections.toChange(slug, viewer.get()).ref().id(), entry, viewer.get());
        notices.leave("It is taken out of the collection. The entry itself stays as it is.");
        return Answers.seeOther(ref.url());
    }

    @POST
    @Path("/{slug}/archive")
    @Authenticated
    public RestResponse<TemplateInstance> archive(@RestPath String slug) {
        CollectionRef ref = service.archive(collections.toChange(slug, viewer.get()).ref().id(), viewer.get());
        notices.leave("The collection is archived. Whoever has its address can still read it.");
        return Answers.seeOther(ref.url());
    }

    @POST
    @Path("/{slug}/restore")
    @Authenticated
    public RestResponse<TemplateInstance> restore(@RestPath String slug) {
        CollectionRef ref = service.restore(collections.bySlug(slug, viewer.get()).ref().id(), viewer.get());
        notices.leave("The collection is back: it is listed again and can be changed.");
        return Answers.seeOther(ref.url());
    }

    private TemplateInstance show(CollectionView view, ItemForm form, FormErrors errors) {
        return Templates.show(view, form, errors, collections.deeds(view, viewer.get()));
    }

    private FormErrors errors(CollectionInput input) {
        return FormErrors.from(validator.validate(input), "title", "body", "visibility");
    }

    private static TemplateInstance form(CollectionForm form, FormErrors errors) {
        return Templates.form("Make a collection", "/collections", "/collections", form, errors, null);
    }

    private static TemplateInstance form(CollectionView view, CollectionForm form, FormErrors errors, CollectionView now) {
        return Templates.form("Edit the collection", view.ref().url() + "/edit", view.ref().url(), form, errors, now);
    }

    /** One name for pages and API, so that a key counts once for both. */
    static String operation(long collectionId) {
        return "put into collection " + collectionId;
    }
}
