package network.vanguard.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.Tags.KindCount;
import network.vanguard.link.Tags.Row;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.text.EditDistance;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.ConceptService;
import network.vanguard.vocabulary.Facet;
import network.vanguard.vocabulary.LabelKey;
import network.vanguard.vocabulary.TagRef;

/** Questions about topics and the entries that carry them. Counts and lists hold only what the viewer may read. */
@ApplicationScoped
public class TagFinder {

    private static final String LIST = "tags-by-label";
    private static final int OF_EACH_FACET = 150;
    private static final int NEWEST_SHOWN = 10;
    private static final int NEIGHBOURS_SHOWN = 12;
    /** A slip in a shorter name makes another word of it. */
    private static final int SHORTEST_WITH_SLIP = 4;
    private static final int NAMES_COMPARED = 40;
    private static final int RESEMBLING_SHOWN = 5;

    private final Tags tags;
    private final ConceptFinder concepts;
    private final EntryFinder entries;

    TagFinder(Tags tags, ConceptFinder concepts, EntryFinder entries) {
        this.tags = tags;
        this.concepts = concepts;
        this.entries = entries;
    }

    /**
     * A page of the list of topics, by name.
     *
     * @param typed the beginning of a word of a name, or null
     * @param facet code of a facet, or null
     * @param after the cursor of the page before, or null
     * @throws Invalid for a facet that is none
     */
    @Transactional
    public Slice<TagLine> list(String typed, String facet, String after, int limit, Viewer viewer) {
        if (!blank(facet)) {
            known(facet);
        }
        Optional<Cursor> before = Cursor.read(LIST, after);
        String afterLabel = before.map(cursor -> cursor.text(0)).orElse(null);
        long afterId = before.map(cursor -> cursor.number(1)).orElse(0L);
        List<Row> rows = tags.page(typed, facet, afterLabel, afterId, limit + 1, viewer);
        return Slice.of(rows, limit,
                last -> Cursor.write(LIST, last.line().tag().label().toLowerCase(java.util.Locale.ROOT), last.id()))
                .map(Row::line);
    }

    /** The page of all topics. Parameters as for {@link #list}. */
    @Transactional
    public TagIndex index(String typed, String facet, String after, Viewer viewer) {
        String name = blank(typed) ? "" : typed.strip();
        if (name.isEmpty() && blank(facet)) {
            Map<String, List<TagLine>> byFacet = tags.ofEachFacet(OF_EACH_FACET + 1, viewer).stream().map(Row::line)
                    .collect(Collectors.groupingBy(line -> line.tag().facet()));
            return new TagIndex("", Arrays.stream(Facet.values()).filter(one -> byFacet.containsKey(one.code()))
                    .map(one -> group(one, byFacet.get(one.code()))).toList(), null, List.of());
        }
        Slice<TagLine> page = list(name, facet, after, OF_EACH_FACET, viewer);
        Map<String, List<TagLine>> byFacet = page.items().stream().collect(Collectors.groupingBy(line -> line.tag().facet()));
        List<TagIndex.Group> groups = Arrays.stream(Facet.values()).filter(one -> byFacet.containsKey(one.code()))
                .map(one -> new TagIndex.Group(one, byFacet.get(one.code()), false)).toList();
        return new TagIndex(name, groups, TagIndex.nextPage(name, blank(facet) ? "" : facet, page.next()),
                groups.isEmpty() ? resembling(name, viewer) : List.of());
    }

    /** Topics of which a name is one slip of the keyboard away: a letter wrong, missing, too much, or two swapped. */
    private List<TagRef> resembling(String typed, Viewer viewer) {
        String key = LabelKey.of(typed);
        return key.length() < SHORTEST_WITH_SLIP || key.length() > ConceptService.LABEL_MAX
                ? List.of()
                : tags.resembling(key, NAMES_COMPARED, viewer).stream()
                        .filter(name -> EditDistance.between(key, name.key()) == 1).map(Tags.Name::tag).distinct()
                        .limit(RESEMBLING_SHOWN).toList();
    }

    private static TagIndex.Group group(Facet facet, List<TagLine> lines) {
        boolean more = lines.size() > OF_EACH_FACET;
        return new TagIndex.Group(facet, more ? new ArrayList<>(lines.subList(0, OF_EACH_FACET)) : lines, more);
    }

    /** A topic, what stands around it, and what carries it; {@link NotFound} when the viewer knows of none of that slug. */
    @Transactional
    public TagView page(String slug, Viewer viewer) {
        long concept = tags.id(slug, viewer).orElseThrow(NotFound::new);
        List<KindCount> kinds = tags.newest(concept, NEWEST_SHOWN, viewer);
        Map<Long, EntrySummary> newest = entries
                .byIds(kinds.stream().flatMap(kind -> kind.ids().stream()).toList(), viewer).stream()
                .collect(Collectors.toMap(EntrySummary::id, Function.identity()));
        return new TagView(concepts.page(slug), kinds.stream().map(kind -> new TagView.OfKind(kind.kind(), kind.total(),
                kind.ids().stream().map(newest::get).toList())).toList(),
                tags.neighbours(concept, NEIGHBOURS_SHOWN, viewer));
    }

    /** The slug of the one concept that is meant by a slug, a name or a synonym; empty when there is none or more than one. */
    @Transactional
    public Optional<String> meant(String typed, Viewer viewer) {
        List<String> slugs = tags.meant(typed.strip(), viewer);
        return slugs.size() == 1 ? Optional.of(slugs.get(0)) : Optional.empty();
    }

    private static void known(String facet) {
        if (Facet.of(facet).isEmpty()) {
            throw Invalid.request("facet", "There is no facet “" + facet + "”.");
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
