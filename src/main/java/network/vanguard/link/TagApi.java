package network.vanguard.link;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.entry.EntryKind;
import network.vanguard.member.CurrentViewer;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.TagRef;

/** The vocabulary as JSON. */
@Path("/api/v1/tags")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tags")
public class TagApi {

    private final TagFinder tags;
    private final TagSuggester suggester;
    private final CurrentViewer viewer;

    TagApi(TagFinder tags, TagSuggester suggester, CurrentViewer viewer) {
        this.tags = tags;
        this.suggester = suggester;
        this.viewer = viewer;
    }

    /** A tag in a list. {@code count} is the number of entries that carry it or something below it. */
    public record TagJson(String slug, String label, String facet, boolean proposed, List<String> synonyms,
            List<String> broader,
            List<String> narrower, List<String> related, long count, String url) {

        static TagJson of(TagLine line) {
            return new TagJson(line.tag().slug(), line.tag().label(), line.tag().facet(), line.tag().proposed(),
                    line.synonyms(),
                    line.broader(), line.narrower(), line.related(), line.count(), "/tags/" + line.tag().slug());
        }
    }

    /** A tag by itself: counts by kind, and the tags that are used beside it. */
    public record TagPageJson(String slug, String label, String facet, boolean proposed, List<String> synonyms,
            List<String> broader,
            List<String> narrower, List<String> related, long count, String url, String definition, String origin,
            String source,
            Map<EntryKind, Long> counts, List<NeighbourJson> neighbours) {

        static TagPageJson of(TagView view) {
            ConceptView concept = view.concept();
            return new TagPageJson(concept.slug(), concept.prefLabel(), concept.facet(), concept.proposed(),
                    concept.altLabels(),
                    slugs(concept.broader()), slugs(concept.narrower()), slugs(concept.related()), view.total(),
                    "/tags/" + concept.slug(), concept.definition(), concept.origin(), concept.source(),
                    view.kinds().stream().collect(Collectors.toMap(TagView.OfKind::kind, TagView.OfKind::total)),
                    view.neighbours().stream()
                            .map(one -> new NeighbourJson(one.tag().slug(), one.tag().label(), one.shared())).toList());
        }

        private static List<String> slugs(List<TagRef> refs) {
            return refs.stream().map(TagRef::slug).toList();
        }
    }

    /** A tag that {@code shared} of the same entries, the latest 500 at most, carry. */
    public record NeighbourJson(String slug, String label, long shared) {}

    /** What was suggested. */
    public record Suggestions(List<TagSuggestion> items) {}

    @GET
    @Operation(summary = "Tags by name; q is the beginning of a word of a name or synonym")
    public Slice<TagJson> list(@RestQuery String q, @RestQuery String facet, @RestQuery String after,
            @RestQuery Integer limit) {
        return tags.list(q, facet, after, Limit.of(limit), viewer.get()).map(TagJson::of);
    }

    @GET
    @Path("/{slug}")
    @Operation(summary = "One tag, with its definition and the tags that are used beside it; an address that it had before a rename or a merge finds it too")
    public TagPageJson show(@RestPath String slug) {
        return TagPageJson.of(tags.page(slug, viewer.get()));
    }

    @POST
    @Path("/suggest")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tags for a text, each with the reason; changes nothing")
    public Suggestions suggest(@NotNull(message = "Send a text.") @Valid TagSuggester.Request request) {
        return new Suggestions(suggester.suggest(request, viewer.get()));
    }
}
