package network.vanguard.exchange;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryOrigin;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryService.Imported;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.OriginService;
import network.vanguard.member.Viewer;

/**
 * Lines that hold an entry of one kind.
 *
 * @param <I> the input of that kind
 */
final class EntryLines<I> implements LineKind {

    private static final String REASON = "Imported";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_MAX = 80;
    /** How the key of a line begins that came without one: made of its digest, so that the same line again is known. */
    private static final String OWN_KEY = "line-";

    /** How a kind writes a new draft. */
    interface Draft<I> {
        EntryRef write(I input, String slug, String digest, Viewer viewer);
    }

    /** How a kind writes a new version. */
    interface Revision<I> {
        EntryRef write(long id, int expected, I input, String digest, Viewer viewer);
    }

    private final EntryKind kind;
    private final Class<I> type;
    private final Draft<I> draft;
    private final Revision<I> revision;
    private final LineBinder binder;
    private final EntryService entries;
    private final ExportLines exports;
    private final OriginService origins;
    private final List<LineField> more;

    EntryLines(EntryKind kind, Class<I> type, Draft<I> draft, Revision<I> revision, LineBinder binder, EntryService entries,
            ExportLines exports, OriginService origins, List<LineField> more) {
        this.kind = kind;
        this.type = type;
        this.draft = draft;
        this.revision = revision;
        this.binder = binder;
        this.entries = entries;
        this.exports = exports;
        this.origins = origins;
        this.more = more;
    }

    @Override
    public String code() {
        return kind.code();
    }

    @Override
    public Content read(ObjectNode line) {
        String slug = LineBinder.text(line, "slug");
        if (slug != null && (slug.length() > SLUG_MAX || !SLUG.matcher(slug).matches())) {
            throw new LineRefused("slug",
                    "A slug is small letters, digits and single hyphens, at most " + SLUG_MAX + " of them.");
        }
        EntryState state = state(LineBinder.text(line, "state"));
        String externalId = LineBinder.text(line, "externalId");
        I input = bind(line);
        ObjectNode meaning = binder.unbind(input);
        meaning.put("kind", kind.code()).put("slug", slug).put("state", state.code());
        Map<LineField, JsonNode> said = new LinkedHashMap<>();
        for (LineField field : more) {
            if (line.hasNonNull(field.name())) {
                said.put(field, field.read(line.get(field.name())));
                meaning.set(field.name(), said.get(field));
            }
        }
        String digest = Canonical.digest(meaning);
        String key = externalId == null ? OWN_KEY + digest.substring(0, 32) : externalId;
        I keyed = externalId == null ? bind(line.deepCopy().put("externalId", key)) : input;
        return new EntryContent(input, keyed, new Wish(externalId, key, slug, LineBinder.text(line, "site"), state, said,
                origin(line), digest));
    }

    private I bind(ObjectNode line) {
        String name = kind.label().toLowerCase(Locale.ROOT);
        Set<String> extra = new HashSet<>(Set.of("slug", "state"));
        more.forEach(field -> extra.add(field.name()));
        return binder.bind(line, type, "A " + name, extra);
    }

    /** No part of the digest: it counts only where the line makes a new entry. */
    private EntryOrigin origin(ObjectNode line) {
        ObjectNode said = line.deepCopy().retain(EntryOrigin.FIELDS);
        said.properties().removeIf(field -> field.getValue().isNull());
        // by itself that day is a field of a note, which anybody may write
        boolean dayOnly = said.size() == 1 && said.has("reviewBy");
        return said.isEmpty() || dayOnly ? null : binder.bind(said, EntryOrigin.class, "A line", Set.of());
    }

    private static EntryState state(String code) {
        EntryState state = code == null ? EntryState.DRAFT : EntryState.of(code).orElse(null);
        if (state == null) {
            throw new LineRefused("state", "must be one of: draft, submitted, published, archived");
        }
        return state == EntryState.IN_REVIEW ? EntryState.SUBMITTED : state;
    }

    /**
     * What a line says of an entry beside its text.
     *
     * @param sent the importer's key as it was sent, or null
     * @param id   that key, or the one made for it
     * @param slug wanted, or null
     * @param site slug of its site, or null
     * @param origin who wrote it and when, of a line that was exported; or null
     * @param more what it says in fields that other services keep; one that it does not name is left as it is
     */
    private record Wish(String sent, String id, String slug, String site, EntryState state,
            Map<LineField, JsonNode> more, EntryOrigin origin, String digest) {}

    private final class EntryContent implements Content {

        private final I input;
        /** The same with the key that was made for it. */
        private final I keyed;
        private final Wish wish;

        EntryContent(I input, I keyed, Wish wish) {
            this.input = input;
            this.keyed = keyed;
            this.wish = wish;
        }

        @Override
        public String key() {
            return kind.code() + ":" + wish.id();
        }

        @Override
        public String address() {
            return wish.slug() == null ? null : kind.code() + "/" + wish.slug();
        }

        @Override
        public String externalId() {
            return wish.sent();
        }

        @Override
        public String digest() {
            return wish.digest();
        }

        @Override
        public boolean isFoundation() {
            return false;
        }

        @Override
        public List<String> names() {
            return List.of(key());
        }

        @Override
        public List<String> needs() {
            return wish.site() == null ? List.of() : List.of(SiteLines.key(wish.site()));
        }

        @Override
        public Outcome write(Viewer viewer) {
            Optional<Imported> known = entries.imported(kind, wish.id());
            if (known.isPresent() && known.get().digest().equals(wish.digest())) {
                return Outcome.UNCHANGED;
            }
            Optional<EntryRef> there = known.map(Imported::ref).or(() -> named(viewer));
            if (there.isEmpty()) {
                EntryRef made = withMore(draft.write(keyed, wish.slug(), wish.digest(), viewer), viewer);
                moveOn(made, viewer);
                // a draft is its writer's own; and only a curator's word is taken for who wrote what
                if (wish.origin() != null && wish.state() != EntryState.DRAFT && viewer.curator()) {
                    origins.cameFrom(made.id(), wish.origin(), viewer);
                }
                return Outcome.CREATED;
            }
            return revise(there.get(), viewer);
        }

        /** A line without a key that names an address speaks of what is there. */
        private Optional<EntryRef> named(Viewer viewer) {
            return wish.sent() != null || wish.slug() == null ? Optional.empty() : exports.named(kind, wish.slug(), viewer);
        }

        private Outcome revise(EntryRef there, Viewer viewer) {
            if (entries.lastLine(there.id()).equals(wish.digest())) {
                return Outcome.UNCHANGED;
            }
            Optional<ObjectNode> now = exports.entry(there.id(), viewer);
            if (now.isEmpty()) {
                throw new LineRefused("externalId", "There is an entry with this key already, and you may not change it.");
            }
            if (wish.sent() == null) {
                now.get().remove("externalId");
            }
            more.stream().filter(field -> !wish.more().containsKey(field)).forEach(field -> now.get().remove(field.name()));
            if (read(now.get()).digest().equals(wish.digest())) {
                return Outcome.UNCHANGED;
            }
            if (there.state() == EntryState.HIDDEN) {
                throw new LineRefused("state", "This is hidden. Its author can appeal; an import cannot bring it back.");
            }
            if (there.state() == EntryState.ARCHIVED) {
                throw new LineRefused("state", "What is archived can no longer be changed.");
            }
            moveOn(withMore(revision.write(there.id(), there.revision(), input, wish.digest(), viewer), viewer), viewer);
            return Outcome.UPDATED;
        }

        private EntryRef withMore(EntryRef entry, Viewer viewer) {
            wish.more().forEach((field, value) -> field.write(entry.id(), value, viewer));
            return entry;
        }

        /** Only ever forward: a draft in the file does not take back what readers have. */
        private void moveOn(EntryRef entry, Viewer viewer) {
            EntryState state = entry.state();
            if (wish.state() == EntryState.SUBMITTED && state == EntryState.DRAFT) {
                entries.submit(entry.id(), REASON, viewer);
            }
            if (wish.state().open() && !state.open()) {
                state = entries.publish(entry.id(), null, REASON, viewer).state();
            }
            if (wish.state() == EntryState.ARCHIVED && state == EntryState.PUBLISHED) {
                entries.archive(entry.id(), REASON, viewer);
            }
        }
    }
}
