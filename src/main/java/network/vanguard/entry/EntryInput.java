package network.vanguard.entry;

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
 */
public record EntryInput(EntryKind kind, String slug, String title, String summary, String site, String siteLink,
        List<String> tags,
        Visibility visibility, List<String> sources, Long aboutId, String externalId, String digest, String bodyText,
        Object content, List<Mark> marks, Visibility widest) {

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
                content, List.of(), null);
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
