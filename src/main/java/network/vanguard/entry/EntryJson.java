package network.vanguard.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import network.vanguard.member.MemberRef;
import network.vanguard.vocabulary.TagRef;

/**
 * An entry in the API: the fields that every kind has.
 *
 * @param running whether what a case study tells of is running, has ended, or was not confirmed for long; null when nobody has ever said
 * @param confirmedAt when somebody last said that it is still running, or null
 * @param unanswered whether a published discussion that asks has no accepted answer
 * @param openChallenges how many challenges under it wait for an answer
 */
public record EntryJson(long id, EntryKind kind, String slug, String title, String summary, String site, String vanguardLink,
        String author, List<String> tags, EntryState state, Visibility visibility, List<String> source, String externalId,
        Long about, String aboutPart, String aboutPartLabel, LocalDate reviewBy,
        Instant publishedAt, Instant updatedAt, String url, List<String> coAuthors, Mark running, Instant confirmedAt,
        boolean unanswered, int openChallenges) {

    public static EntryJson of(EntrySummary entry) {
        return new EntryJson(entry.id(), entry.kind(), entry.slug(), entry.title(), entry.summary(), entry.siteSlug(),
                entry.siteLink(), entry.author().handle(), entry.tags().stream().map(TagRef::slug).toList(), entry.state(),
                entry.visibility(), entry.sources(), entry.externalId(), entry.aboutId(),
                entry.aboutPart(), entry.aboutPartLabel(), entry.upkeep() == null ? null : entry.upkeep().reviewBy(),
                entry.publishedAt(), entry.updatedAt(), entry.url(),
                entry.coAuthors().stream().map(MemberRef::handle).toList(), entry.running(),
                entry.confirmed() && entry.upkeep() != null ? entry.upkeep().since() : null, entry.unanswered(),
                entry.challenges());
    }
}
