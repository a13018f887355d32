package network.vanguard.entry;

import java.time.LocalDate;
import java.util.List;

/**
 * What a kind of content hands to the spine when it is written or revised. The kind has validated its own fields.
 *
 * @param slug       wanted by an importer, or null: made from the title
 * @param site       slug of the site it is written for, or null for one's own name
 * @param tags       as typed: slugs, names or synonyms
 * @param aboutId    the entry it speaks of, or null
 * @param externalId the importer's key, or null
 * @param digest     of the import line, or empty
 * @param bodyText   the whole body as plain text
 * @param content    the whole input, kept as the revision's content
 * @param marks      by what lists can be filtered
 * @param widest     the widest readers to which those agreed whose words stand in it; null when nobody had to be asked
 * @param part       what of that entry it speaks of, or null for the whole
 * @param reviewBy   the day by which its owner looks at it again; null leaves that as it is
 * @param circle     the key of the safe circle that it is written in; null for none, and for one that stands in its circle already
 */
public record EntryInput(EntryKind kind, String slug, String title, String summary, String site, String siteLink,
        List<String> tags,
        Visibility visibility, List<String> sources, Long aboutId, String externalId, String digest, String bodyText,
        Object content, List<Mark> marks, Visibility widest, Part part, LocalDate reviewBy,
        String circle) {

    /**
     * A part of the entry that is spoken of.
     *
     * @param key   of the part, as {@link EntryBody#parts} gives it
     * @param label what it was called then; null to take what it is called now
     */
    public record Part(String key, String label) {

        /** Longest key and label, in characters. */
        public static final int KEY_MAX = 60;
        public static final int LABEL_MAX = 200;

        /** Null without a key. */
        public static Part of(String key, String label) {
            return key == null || key.isBlank()
                    ? null
                    : new Part(key.strip(), label == null || label.isBlank() ? null : label.strip());
        }
    }

    /** Longest title, in characters. */
    public static final int TITLE_MAX = 200;
    /** Longest summary, in characters. */
    public static final int SUMMARY_MAX = 280;
    /** What a source may be: a web address or words that name it; never an address that a browser would run. */
    public static final String SOURCE = "(?is)(?!\\s*(?:(?:java|vb)script\\s*:|data:\\S)).*";
    /** What to say of another one. */
    public static final String SOURCE_WRONG = "A source is a web address that begins with http:// or https://, or words that name it: a report, a talk. "
            + "An address that begins with javascript: or data: is not taken.";
    /** Most topics on one entry. */
    public static final int TAGS_MAX = 30;

    /** One that carries no marks and holds nobody's words but its author's. */
    public EntryInput(EntryKind kind, String slug, String title, String summary, String site, String siteLink,
            List<String> tags,
            Visibility visibility, List<String> sources, Long aboutId, String externalId, String digest, String bodyText,
            Object content) {
        this(kind, slug, title, summary, site, siteLink, tags, visibility, sources, aboutId, externalId, digest, bodyText,
                content, List.of(), null, null, null, null);
    }

    /** One that speaks of no part, and says nothing of when it is to be looked at again. */
    public EntryInput(EntryKind kind, String slug, String title, String summary, String site, String siteLink,
            List<String> tags, Visibility visibility, List<String> sources, Long aboutId, String externalId, String digest,
            String bodyText, Object content, List<Mark> marks, Visibility widest) {
        this(kind, slug, title, summary, site, siteLink, tags, visibility, sources, aboutId, externalId, digest, bodyText,
                content, marks, widest, null, null, null);
    }

    /** One that is written in no circle. */
    public EntryInput(EntryKind kind, String slug, String title, String summary, String site, String siteLink,
            List<String> tags, Visibility visibility, List<String> sources, Long aboutId, String externalId, String digest,
            String bodyText, Object content, List<Mark> marks, Visibility widest, Part part, LocalDate reviewBy) {
        this(kind, slug, title, summary, site, siteLink, tags, visibility, sources, aboutId, externalId, digest, bodyText,
                content, marks, widest, part, reviewBy, null);
    }

    public EntryInput {
        marks = List.copyOf(marks);
        tags = tags == null ? List.of() : List.copyOf(tags);
        sources = sources == null ? List.of() : List.copyOf(sources);
        visibility = visibility == null ? Visibility.NETWORK : visibility;
        summary = summary == null ? "" : summary;
        digest = digest == null ? "" : digest;
    }
}
