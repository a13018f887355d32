package network.vanguard.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a list of similar entries in the order in which a reader sees it: gently spread over sites, so that one busy site does not fill it,
 * and what people found not useful at the end. The best always comes first. Each entry of a site that is shown already counts
 * {@value #PERCENT} % for each of them; at this rate a list of ten reaches a third more sites and keeps 99 % of its quality (measured:
 * docs/link-quality.md).
 */
final class Spread {

    /** So many candidates more than are shown are looked at. */
    static final int ROOM = 10;

    private static final int PERCENT = 97;

    private Spread() {}

    /** @param best the best first */
    static List<Candidate> over(List<Candidate> best, int most) {
        List<Candidate> order = new ArrayList<>(best.size());
        List<Candidate> left = new ArrayList<>(best.stream().filter(one -> !one.unwelcome()).toList());
        Map<Long, Integer> shown = new HashMap<>();
        while (!left.isEmpty()) {
            Candidate next = left.get(0);
            for (Candidate one : left) {
                if (worth(one, shown) > worth(next, shown)) {
                    next = one;
                }
            }
            left.remove(next);
            order.add(next);
            shown.merge(next.siteId(), 1, Integer::sum);
        }
        best.stream().filter(Candidate::unwelcome).forEach(order::add);
        return order.subList(0, Math.min(most, order.size()));
    }

    private static long worth(Candidate one, Map<Long, Integer> shown) {
        long worth = one.score();
        for (int n = one.siteId() == null ? 0 : shown.getOrDefault(one.siteId(), 0); n > 0; n--) {
            worth = worth / 100 * PERCENT + worth % 100 * PERCENT / 100;
        }
        return worth;
    }
}
