package network.vanguard.answer;

import java.time.Instant;

import network.vanguard.entry.EntryKind;
import network.vanguard.member.MemberRef;

/**
 * That somebody was asked to answer.
 *
 * @param comment  the number of the comment that asks; null for the discussion itself
 * @param by       who asks
 * @param sentence empty for none
 * @param state    open, answered or declined
 * @param instead  who might know, by the word of who declined; empty for nobody
 */
public record Ask(long id, long entryId, EntryKind kind, String slug, String title, Long comment, MemberRef asked, MemberRef by,
        String sentence, Instant at, String state, String instead) {

    /** Where the question stands. */
    public String url() {
        return comment == null ? "/" + kind.path() + "/" + slug : "/comments/" + comment;
    }

    /** Where it is answered. */
    public String replyUrl() {
        return "/entries/" + entryId + "/comments/new" + (comment == null ? "" : "?parent=" + comment);
    }

    /** Where somebody says that they cannot answer. */
    public String declineUrl() {
        return "/asks/" + id + "/decline";
    }
}
