package network.vanguard.circle;

import java.time.Instant;
import java.util.List;

import network.vanguard.member.MemberRef;

/**
 * A safe circle as its members see it.
 *
 * @param members all of them, by name
 * @param invited those who have not answered yet
 * @param texts   what is written in it and the reader may read, newest first, at most a hundred
 */
public record CircleView(String key, String name, String purpose, int days, Instant madeAt, List<MemberRef> members,
        List<MemberRef> invited, List<CircleText> texts) {

    /** The address of its page. */
    public String url() {
        return "/circles/" + key;
    }

    /** Whether one more can be invited. */
    public boolean room() {
        return CirclePolicy.hasRoom(members.size(), invited.size());
    }

    /** Whether something is deleted within a week. */
    public boolean endsSoon() {
        return texts.stream().anyMatch(CircleText::soon);
    }
}
