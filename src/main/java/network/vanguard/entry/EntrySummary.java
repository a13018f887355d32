package network.vanguard.entry;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import network.vanguard.member.MemberRef;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.TagRef;

/**
 * An entry as lists, search and links show it.
 *
 * @param site     whose it is, or in whose area; null for what comes from elsewhere
 * @param siteLink how it relates to the site: programme, partner, area, elsewhere; null for the site's own
 * @param coAuthors who else wrote it and has agreed to be named
 * @param aboutId  the entry that it speaks of, or null; the reader may not be allowed to read that one
 * @param aboutPart the key of the part of it, or null for the whole
 * @param aboutPartLabel what that part was called then; null also when the reader may not read the entry that has it
 * @param upkeep   by when its owner is asked about it again; null for what nobody is asked about, and before it is published
 * @param confirmed whether somebody has ever said of a case study that it is still running
 * @param ended    whether what a case study tells of has ended
 * @param given    whether anything is said of what was given to it, or whether it is informal, see {@link EntryService#givenWords}
 * @param unanswered whether it is a published discussion that asks, and no answer was accepted
 * @param challenges how many challenges under it wait for an answer; 0 for what is not published
 */
public record EntrySummary(long id, EntryKind kind, String slug, String title, String summary, SiteRef site, String siteLink,
        MemberRef author, List<TagRef> tags, EntryState state, Visibility visibility, List<String> sources, Long aboutId,
        String externalId, int revision, Instant publishedAt, Instant updatedAt, List<MemberRef> coAuthors, String aboutPart,
        String aboutPartLabel, Upkeep upkeep, boolean confirmed, boolean ended,
        boolean given, boolean unanswered, int challenges) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK)
            .withZone(ZoneId.of("Europe/London"));

    /** One that speaks of no part, and that nobody is asked to look at again. */
    public EntrySummary(long id, EntryKind kind, String slug, String title, String summary, SiteRef site, String siteLink,
            MemberRef author, List<TagRef> tags, EntryState state, Visibility visibility, List<String> sources, Long aboutId,
            String externalId, int revision, Instant publishedAt, Instant updatedAt, List<MemberRef> coAuthors) {
        this(id, kind, slug, title, summary, site, siteLink, author, tags, state, visibility, sources, aboutId, externalId,
                revision, publishedAt, updatedAt, coAuthors, null, null, null, false, false, false, false, 0);
    }

    public String url() {
        return "/" + kind.path() + "/" + slug;
    }

    /** It as the reader sees it now. */
    public EntryVersion version() {
        return new EntryVersion(revision, state);
    }

    public String etag() {
        return version().etag();
    }

    /** All who wrote it, the first author first. */
    public List<MemberRef> authors() {
        List<MemberRef> all = new java.util.ArrayList<>(List.of(author));
        all.addAll(coAuthors);
        return all;
    }

    /**
     * What lists say of it beside its date: that it has ended, or that nobody has looked at it in time. Empty as long as somebody has, and
     * when it is no longer in use.
     */
    public String upkeepLabel() {
        if (ended) {
            return "Ended";
        }
        if (upkeep == null || state != EntryState.PUBLISHED || !upkeep.due()) {
            return "";
        }
        if (kind == EntryKind.CASE_STUDY) {
            return upkeep.silent() ? "Not confirmed since " + DAY.format(upkeep.since()) : "";
        }
        return upkeep.expired() ? "Expired" : "Needs review";
    }

    /** What lists say of it so that a reader knows what it lacks: how it is looked after, and what under it waits for an answer. */
    public List<String> signs() {
        return Stream.of(upkeepLabel(), unanswered ? "Unanswered" : "",
                challenges == 0 ? "" : challenges == 1 ? "1 open challenge" : challenges + " open challenges")
                .filter(sign -> !sign.isEmpty()).toList();
    }

    /** Whether what a case study tells of is running, as lists are filtered: null when nobody has ever said so. */
    public Mark running() {
        if (ended) {
            return Mark.ENDED;
        }
        if (kind != EntryKind.CASE_STUDY || upkeep == null || state != EntryState.PUBLISHED) {
            return null;
        }
        return upkeep.silent() ? Mark.NOT_CONFIRMED : confirmed ? Mark.RUNNING : null;
    }

    /** The slug of the site, or null. */
    public String siteSlug() {
        return site == null ? null : site.slug();
    }

    public EntryRef ref() {
        return new EntryRef(id, kind, slug, title, revision, state);
    }

    /** How the entry relates to its site, in words; never more than the source says. Empty for a site's own writing. */
    public String siteLinkLabel() {
        return siteLink == null ? "" : switch (siteLink) {
            case "programme" -> "Part of the vanguard programme, by the source's word";
            case "partner" -> "Run by or with a partner of the vanguard";
            case "area" -> "In the vanguard's area; not claimed as its work";
            default -> "From elsewhere, not a vanguard";
        };
    }
}
