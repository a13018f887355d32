package network.vanguard.circle;

import java.util.List;

/** The circles of one person, and those to which they are invited. Nobody else reads this. */
public record OwnCircles(List<CircleLine> circles, List<CircleInvitation> invitations) {

    /** Whether something waits for an answer, or ends soon. */
    public boolean calls() {
        return !invitations.isEmpty() || circles.stream().anyMatch(one -> one.waiting() > 0 || one.ending() > 0);
    }
}
