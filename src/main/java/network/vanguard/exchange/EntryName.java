package network.vanguard.exchange;

import java.util.Locale;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;

/**
 * How a line names an entry that another line brings, or that is there.
 *
 * @param externalId the importer's key; it counts before the slug. Null for what was written here
 * @param slug       null when there is a key
 */
record EntryName(EntryKind kind, String externalId, String slug) {

    static EntryName of(EntrySummary entry) {
        return new EntryName(entry.kind(), entry.externalId(), entry.slug());
    }

    /**
     * The one that a field of the line names.
     *
     * @param way to the line's object, empty or ending in a dot: for what is refused
     * @throws LineRefused when it names none
     */
    static EntryName read(ObjectNode line, String field, String way) {
        JsonNode named = line.get(field);
        if (!(named instanceof ObjectNode object)) {
            throw new LineRefused(way + field, "Say which entry: its “kind”, and its “externalId” or its “slug”.");
        }
        String code = text(object, "kind", way + field);
        EntryKind kind = code == null ? null : EntryKind.of(code).orElse(null);
        if (kind == null) {
            throw new LineRefused(way + field + ".kind", "must be one of: case-study, practice-note, discussion");
        }
        EntryName name = new EntryName(kind, text(object, "externalId", way + field), text(object, "slug", way + field));
        if (name.externalId == null && name.slug == null) {
            throw new LineRefused(way + field, "Say which entry: give its “externalId” or its “slug”.");
        }
        return name;
    }

    private static String text(ObjectNode object, String field, String way) {
        try {
            return LineBinder.text(object, field);
        } catch (LineRefused notAText) {
            throw new LineRefused(way + "." + field, notAText.getMessage());
        }
    }

    ObjectNode write(ObjectNode into) {
        return into.put("kind", kind.code()).put("externalId", externalId).put("slug", slug);
    }

    /** What the line that brings it goes by: see {@link Content#key} and {@link Content#address}. */
    String key() {
        return externalId == null ? kind.code() + "/" + slug : kind.code() + ":" + externalId;
    }

    /** Whether an earlier line of the file brings it. */
    boolean among(Predicate<String> made) {
        return made.test(key());
    }

    /** "the practice note “walking-football”". */
    String words() {
        return "the " + kind.label().toLowerCase(Locale.ROOT) + " “"
                + LineBinder.shown(externalId == null ? slug : externalId) + "”";
    }

    LineRefused missing(String field) {
        return new LineRefused(field,
                "There is no such entry that you may read: " + words() + ". Import it first, then this line again.");
    }
}
