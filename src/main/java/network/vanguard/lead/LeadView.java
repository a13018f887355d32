package network.vanguard.lead;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntryRef;
import network.vanguard.member.MemberRef;

/**
 * A lead as curators see it.
 *
 * @param state    open, stub or dismissed
 * @param address  of the page it names, or null
 * @param page     what is known of that page
 * @param mentions what points to it and the reader may read, the earliest first
 * @param decided  how it was followed up; null while it is open
 * @param stub     what it became, or null
 */
public record LeadView(long id, String state, String address, Instant foundAt, Page page, List<Mention> mentions,
        Decision decided, EntryRef stub) {

    /**
     * A page as it was seen.
     *
     * @param seenAt    when it was there last, or null
     * @param title     it had then
     * @param hash      SHA-256 of what it said then
     * @param checkedAt when it was looked at last, or null
     * @param status    what it answered then, or null when nothing answered
     * @param trouble   why it could not be read then, or null
     */
    public record Page(Instant seenAt, String title, String hash, Instant checkedAt, Integer status, String trouble) {

        /** Whether it was there once and is no more. */
        public boolean gone() {
            return seenAt != null && checkedAt != null && checkedAt.isAfter(seenAt);
        }
    }

    /**
     * A comment, a note or a discussion that points to it.
     *
     * @param name       what it is called there
     * @param author     who wrote that
     * @param comment    the number of the comment; null when it is the entry itself that points to it
     * @param url        the address that leads there for good
     * @param entryTitle the title of the entry, under which the comment stands
     */
    public record Mention(String name, MemberRef author, Long comment, String url, String entryTitle, Instant at) {}

    /** What a curator decided, and why. */
    public record Decision(MemberRef curator, Instant at, String reason) {}

    /** What the first of them calls it. */
    public String name() {
        return mentions.isEmpty() ? "Something that is no longer here" : mentions.get(0).name();
    }

    /** What a draft about it would be called. */
    public String title() {
        String title = page.title() == null || page.title().isBlank() ? name() : page.title();
        return title.length() > LeadInput.NAME_MAX ? title.substring(0, LeadInput.NAME_MAX - 1) + "…" : title;
    }

    /** The id of a field about it. */
    public String fieldId(String field) {
        return field + "-" + id;
    }
}
