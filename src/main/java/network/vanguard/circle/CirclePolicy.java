package network.vanguard.circle;

import java.util.List;
import java.util.Set;

/** The rules of safe circles. Pure: it is told all that it decides on. Roles do not count here: an administrator is like anybody. */
final class CirclePolicy {

    /** Most people in a circle, those who are invited and have not answered among them. */
    static final int MOST = 12;
    /** For how long what is written can be kept, in days. */
    static final List<Integer> DAYS = List.of(30, 90, 180, 365);
    /** Most circles that one person belongs to. */
    static final int MOST_OF_ONE = 1_000;

    private CirclePolicy() {}

    /** Whether one more can be invited. */
    static boolean hasRoom(int members, int invited) {
        return members + invited < MOST;
    }

    /** Whether something may leave the circle: everybody who may read it says yes. */
    static boolean agreed(Set<Long> readers, Set<Long> yes) {
        return !readers.isEmpty() && yes.containsAll(readers);
    }
}
