package network.vanguard.circle;

import java.time.Instant;

import network.vanguard.entry.EntryKind;
import network.vanguard.member.MemberRef;

/**
 * A note or a discussion of a circle.
 *
 * @param comments how many comments can be read below it
 * @param endsAt   when it is deleted with all that stands below it
 * @param soon     whether that is within a week
 * @param release  how far letting it out has come; null when nobody has proposed it
 */
public record CircleText(long id, EntryKind kind, String slug, String title, MemberRef author, Instant writtenAt, int comments,
        Instant endsAt, boolean soon, Release release) {

    /** The address of its page. */
    public String url() {
        return "/" + kind.path() + "/" + slug;
    }

    /**
     * How far letting it out has come. Who has said yes is told to nobody.
     *
     * @param to      "the whole network", or the members of a site
     * @param yes     how many have said yes
     * @param of      how many must
     * @param said    whether the reader has
     * @param url     the address of what was made of it; null before everybody has said yes
     */
    public record Release(String to, long yes, long of, boolean said, String url) {}
}
