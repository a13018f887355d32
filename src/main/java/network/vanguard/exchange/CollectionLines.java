package network.vanguard.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.collection.CollectionFinder;
import network.vanguard.collection.CollectionInput;
import network.vanguard.collection.CollectionRef;
import network.vanguard.collection.CollectionService;
import network.vanguard.collection.CollectionView;
import network.vanguard.collection.ItemInput;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.text.Slugs;

/**
 * Lines that hold a collection with its entries in order. A collection is known by its slug. A line takes nothing out of one that is there:
 * who exported it may not have seen all of it.
 */
final class CollectionLines implements LineKind {

    private static final int SLUG_MAX = 80;

    private final LineBinder binder;
    private final CollectionService service;
    private final CollectionFinder collections;
    private final ExportLines exports;

    CollectionLines(LineBinder binder, CollectionService service, CollectionFinder collections, ExportLines exports) {
        this.binder = binder;
        this.service = service;
        this.collections = collections;
        this.exports = exports;
    }

    @Override
    public String code() {
        return "collection";
    }

    @Override
    public Content read(ObjectNode line) {
        CollectionInput input = binder.bind(line, CollectionInput.class, "A collection", Set.of("slug", "archived", "entries"));
        String slug = LineBinder.text(line, "slug");
        if (slug != null && (slug.length() > SLUG_MAX || !slug.matches("[a-z0-9]+(-[a-z0-9]+)*"))) {
            throw new LineRefused("slug",
                    "A slug is small letters, digits and single hyphens, at most " + SLUG_MAX + " of them.");
        }
        JsonNode archived = line.path("archived");
        if (!archived.isMissingNode() && !archived.isNull() && !archived.isBoolean()) {
            throw new LineRefused("archived", "must be true or false");
        }
        return new CollectionContent(input, slug == null ? Slugs.of(input.title()) : slug, archived.asBoolean(),
                items(line.get("entries")), Canonical.digest(line));
    }

    private List<Item> items(JsonNode sent) {
        List<Item> items = new ArrayList<>();
        if (sent == null || sent.isNull()) {
            return items;
        }
        if (!(sent instanceof ArrayNode)) {
            throw new LineRefused("entries", "must be a list");
        }
        if (sent.size() > CollectionService.ENTRIES_MAX) {
            throw new LineRefused("entries", "A collection can have " + CollectionService.ENTRIES_MAX + " entries at most.");
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode one : sent) {
            String way = "entries[" + items.size() + "]";
            if (!(one instanceof ObjectNode object)) {
                throw new LineRefused(way, "must be an object with “entry” and “note”");
            }
            EntryName entry = EntryName.read(object, "entry", way + ".");
            if (!seen.add(entry.key())) {
                throw new LineRefused(way + ".entry", "This entry is in the list twice.");
            }
            JsonNode note = object.get("note");
            if (note == null || !note.isTextual() || note.asText().isBlank()) {
                throw new LineRefused(way + ".note", "Say in a sentence why it belongs here.");
            }
            if (note.asText().strip().length() > ItemInput.NOTE_MAX) {
                throw new LineRefused(way + ".note",
                        "The sentence can be " + ItemInput.NOTE_MAX + " characters at most.");
            }
            LineBinder.findFault(way + ".note", note);
            items.add(new Item(entry, note.asText().strip()));
        }
        return items;
    }

    /** An entry of the collection, and why it is there. */
    private record Item(EntryName entry, String note) {}

    private final class CollectionContent implements Content {

        private final CollectionInput input;
        private final String slug;
        private final boolean archived;
        private final List<Item> items;
        private final String digest;
        private LineRefused left;

        CollectionContent(CollectionInput input, String slug, boolean archived, List<Item> items, String digest) {
            this.input = input;
            this.slug = slug;
            this.archived = archived;
            this.items = items;
            this.digest = digest;
        }

        @Override
        public String key() {
            return "collection:" + slug;
        }

        @Override
        public String digest() {
            return digest;
        }

        @Override
        public Optional<LineRefused> left() {
            return Optional.ofNullable(left);
        }

        @Override
        public Outcome write(Viewer viewer) {
            return rehearse(earlier -> false, viewer);
        }

        @Override
        public Outcome rehearse(Predicate<String> made, Viewer viewer) {
            Map<Long, String> wanted = wanted(made, viewer);
            Optional<CollectionView> there = collections.find(slug, viewer);
            if (there.isEmpty()) {
                CollectionRef ref = service.make(input, slug, viewer);
                wanted.forEach((entry, note) -> service.put(ref.id(), new ItemInput(entry, note), viewer));
                if (archived) {
                    service.archive(ref.id(), viewer);
                }
                return Outcome.CREATED;
            }
            return change(there.get(), wanted, viewer);
        }

        private Outcome change(CollectionView there, Map<Long, String> wanted, Viewer viewer) {
            long id = there.ref().id();
            Map<Long, String> now = there.items().stream().collect(
                    Collectors.toMap(item -> item.entry().id(), CollectionView.Item::note, (one, two) -> one,
                            LinkedHashMap::new));
            boolean rewritten = !there.ref().title().equals(input.title()) || !there.body().equals(input.body())
                    || !there.visibility().equals(input.visibility());
            List<ItemInput> put = wanted.entrySet().stream().filter(item -> !item.getValue().equals(now.get(item.getKey())))
                    .map(item -> new ItemInput(item.getKey(), item.getValue())).toList();
            List<Long> order = now.keySet().stream().filter(wanted::containsKey).toList();
            List<Long> wantedOrder = wanted.keySet().stream().filter(now::containsKey).toList();
            boolean archive = archived && !there.archived();
            if (!rewritten && put.isEmpty() && order.equals(wantedOrder) && !archive) {
                return Outcome.UNCHANGED;
            }
            if (there.archived()) {
                throw new LineRefused("archived",
                        "The collection is archived here. Bring it back on its page, then import again.");
            }
            if (rewritten) {
                service.revise(id, there.ref().revision(), input, viewer);
            }
            put.forEach(item -> service.put(id, item, viewer));
            service.order(id, List.copyOf(wanted.keySet()), viewer);
            if (archive) {
                service.archive(id, viewer);
            }
            return Outcome.UPDATED;
        }

        /** Those that are here, with why; what is missing is remembered by its name. */
        private Map<Long, String> wanted(Predicate<String> made, Viewer viewer) {
            Map<Long, String> wanted = new LinkedHashMap<>();
            List<String> missing = new ArrayList<>();
            for (Item item : items) {
                Optional<EntrySummary> entry = exports.entry(item.entry(), viewer);
                entry.ifPresent(found -> wanted.put(found.id(), item.note()));
                if (entry.isEmpty() && !item.entry().among(made)) {
                    missing.add(item.entry().words());
                }
            }
            left = missing.isEmpty()
                    ? null
                    : new LineRefused("entries",
                            LineTrouble.cut("The collection is kept, without these, as there are no such entries that you may "
                                    + "read: " + String.join(", ", missing)
                                    + ". Import them first, then this line again."));
            return wanted;
        }
    }
}
