package network.vanguard.search;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.entry.EntryKind;
import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;
import network.vanguard.page.Answers;
import network.vanguard.page.FormErrors;
import network.vanguard.paging.Limit;

/** The search in the browser. */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
public class SearchPages {

    private final SearchFinder finder;
    private final CurrentViewer viewer;

    SearchPages(SearchFinder finder, CurrentViewer viewer) {
        this.finder = finder;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "search")
    static class Templates {

        private Templates() {}

        static native TemplateInstance results(SearchView view, FormErrors errors);
    }

    /** An unknown kind in the address is passed over: the page shows every kind. */
    @GET
    @Paced(Doing.SEARCH)
    public RestResponse<TemplateInstance> search(@RestQuery String q, @RestQuery String kind, @RestQuery String tag,
            @RestQuery String site, @RestQuery String after, @RestQuery boolean exact) {
        SearchQuery query = new SearchQuery(q, EntryKind.of(kind).orElse(null), tag, site, after, Limit.DEFAULT, exact);
        if (query.q().length() > SearchQuery.Q_MAX) {
            return Answers
                    .invalid(Templates.results(new SearchView(query, null), FormErrors.of("q", "Shorten your search: it can be "
                            + SearchQuery.Q_MAX + " characters at most")));
        }
        SearchResult result = query.blank() ? null : finder.search(query, viewer.get());
        return Answers.page(Templates.results(new SearchView(query, result), FormErrors.none()));
    }
}
