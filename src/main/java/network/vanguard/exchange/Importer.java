package network.vanguard.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import network.vanguard.member.Viewer;

/** Carries out the lines of one import, one after the other. */
interface Importer {

    /** Does what the line says, as that person. Errors are those of {@link Content#write}. */
    Outcome carryOut(Content line);

    /** Does it. */
    record Real(LineTransaction transaction, Viewer viewer) implements Importer {

        @Override
        public Outcome carryOut(Content line) {
            return transaction.kept(() -> line.write(viewer));
        }
    }

    /**
     * Finds out what each line would do: it is carried out together with those earlier lines that it needs, and undone. No transaction
     * is longer than a line, so that people who work at the same time do not wait for it.
     */
    final class Rehearsal implements Importer {

        /** Most new or changed sites and concepts that are remembered. */
        private static final int FOUNDATION_MAX = 20_000;
        /** Most entries that are remembered, to know the ones that come twice. */
        private static final int ENTRIES_MAX = 500_000;

        private final LineTransaction transaction;
        private final Viewer viewer;
        private final List<Content> foundation = new ArrayList<>();
        /** Where in the foundation the lines stand that go by a name. */
        private final Map<String, List<Integer>> places = new HashMap<>();
        private final Map<String, String> digests = new HashMap<>();

        Rehearsal(LineTransaction transaction, Viewer viewer) {
            this.transaction = transaction;
            this.viewer = viewer;
        }

        @Override
        public Outcome carryOut(Content line) {
            String earlier = digests.get(line.key());
            if (line.digest().equals(earlier)) {
                return Outcome.UNCHANGED;
            }
            if (earlier == null && line.externalId() == null && line.address() != null) {
                earlier = digests.get(line.address());
            }
            Outcome outcome = transaction.undone(() -> {
                needed(line).forEach(place -> foundation.get(place).write(viewer));
                return line.rehearse(digests::containsKey, viewer);
            });
            remember(line, outcome);
            return earlier == null ? outcome : Outcome.UPDATED;
        }

        /** The earlier lines that go by the names that this one needs, those that they need, and so on; in the order of the file. */
        private SortedSet<Integer> needed(Content line) {
            SortedSet<Integer> needed = new TreeSet<>();
            Deque<Content> open = new ArrayDeque<>(List.of(line));
            while (!open.isEmpty()) {
                Content content = open.pop();
                Stream.concat(content.names().stream(), content.needs().stream())
                        .flatMap(name -> places.getOrDefault(name, List.of()).stream()).filter(needed::add)
                        .forEach(place -> open.push(foundation.get(place)));
            }
            return needed;
        }

        private void remember(Content line, Outcome outcome) {
            if (!line.isFoundation()) {
                digests.put(line.key(), line.digest());
                if (outcome == Outcome.CREATED && line.address() != null) {
                    digests.put(line.address(), line.digest());
                }
            } else if (outcome != Outcome.UNCHANGED) {
                line.names().forEach(name -> places.computeIfAbsent(name, any -> new ArrayList<>()).add(foundation.size()));
                foundation.add(line);
            }
            if (foundation.size() > FOUNDATION_MAX || digests.size() > 2 * ENTRIES_MAX) {
                throw new Unreadable("A dry run takes at most " + FOUNDATION_MAX + " new sites and concepts and " + ENTRIES_MAX
                        + " entries. Try the file in parts.");
            }
        }
    }
}
