package network.vanguard.map;

import java.util.Set;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.map.GraphParameters.Read;
import network.vanguard.member.CurrentViewer;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;

/** The map in the browser: as tables with a picture, and drawn for exploring. */
@Path("/map")
@Produces(MediaType.TEXT_HTML)
public class MapPages {

    /** Of the drawn map, unless the address asks for more. */
    private static final int EXPLORED = 80;

    private final GraphFinder finder;
    private final CurrentViewer viewer;

    MapPages(GraphFinder finder, CurrentViewer viewer) {
        this.finder = finder;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "map")
    static class Templates {

        private Templates() {}

        static native TemplateInstance show(MapView view, GraphParameters typed, FormErrors errors);

        static native TemplateInstance explore(MapView view, GraphParameters typed, FormErrors errors);
    }

    /** What is not understood is said beside its field, and the rest is shown. */
    @GET
    public RestResponse<TemplateInstance> show(@BeanParam GraphParameters typed, @RestQuery String sort,
            @RestQuery String page) {
        Found found = found(typed, sort, page);
        TemplateInstance shown = Templates.show(found.view(), typed, found.errors());
        return found.errors().any() ? Answers.invalid(shown) : Answers.page(shown);
    }

    @GET
    @Path("/explore")
    public RestResponse<TemplateInstance> explore(@BeanParam GraphParameters typed) {
        Found found = found(typed, null, null);
        TemplateInstance shown = Templates.explore(found.view(), typed, found.errors());
        return found.errors().any() ? Answers.invalid(shown) : Answers.page(shown);
    }

    /** The graph for the drawn map, which has a session cookie and no token; the same as {@code /api/v1/graph}. */
    @GET
    @Path("/graph.json")
    @Produces(MediaType.WILDCARD)
    public RestResponse<Graph> data(@BeanParam GraphParameters typed) {
        // Whatever a browser says that it would rather have: somebody may follow the link to it.
        return RestResponse.ResponseBuilder
                .ok(finder.graph(typed.query(EXPLORED), viewer.get()), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private record Found(MapView view, FormErrors errors) {}

    private Found found(GraphParameters typed, String sort, String page) {
        Read read = typed.read(MapView.DRAWN);
        FormErrors errors = FormErrors.none();
        for (FieldError error : read.errors()) {
            errors = errors.and(shown(error.field(), read.query()), error.message());
        }
        GraphQuery query = read.query().withLimit(read.query().content() ? MapView.ENTRIES_DRAWN : MapView.DRAWN);
        while (true) {
            try {
                return new Found(finder.page(query, MapView.Order.of(sort), number(page), viewer.get()), errors);
            } catch (Invalid unknown) {
                String field = unknown.errors().get(0).field();
                errors = errors.and(shown(field, query), unknown.errors().get(0).message());
                query = query.without(field);
            }
        }
    }

    /** The field where an error is told; what has none on this map is told at the filters as a whole. */
    private static String shown(String field, GraphQuery query) {
        Set<String> fields = query.entry() != null
                ? Set.of()
                : query.content()
                        ? Set.of("tag", "kind", "site", "since", "until")
                        : Set.of("tag", "facet", "theme", "kind", "site", "since", "until", "minWeight");
        return fields.contains(field) ? field : "filters";
    }

    /** A page that is none is the first. */
    private static int number(String page) {
        return page != null && page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
    }
}
