package network.vanguard.introduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import network.vanguard.link.Reason;
import network.vanguard.link.Why;
import network.vanguard.text.Words;

/**
 * What two entries share, in words: their rarest common topics; where they have none, what stands above topics of both; and a few telling
 * words that are not said with that. Weights are ln(entries of the network / entries that carry it).
 */
final class SharedGround {

    private static final int TAGS_NAMED = 4;
    private static final int BROADER_NAMED = 2;
    private static final int WORDS_NAMED = 3;
    /** With so many topics named, words add nothing. */
    private static final int ENOUGH_TAGS = 2;
    /** The strength of an entry's own tag in the table of features. */
    private static final int OWN = 1024;
    /** A word that more than one in so many entries have is everybody's. */
    private static final int TELLING = 10;

    private SharedGround() {}

    /**
     * One thing that both have.
     *
     * @param concept  whether it is a topic and no word
     * @param name     the slug of a topic, or the word
     * @param weaker   the smaller of its strengths in both, 1024 for an own tag; of a word how often it stands
     * @param carriers how many entries of the network have it
     * @param entries  how many entries there are
     */
    record Shared(boolean concept, String name, String label, int weaker, long carriers, long entries) {

        boolean tag() {
            return concept && weaker == OWN;
        }

        boolean telling() {
            return !concept && carriers <= Math.max(2, entries / TELLING)
                    && Words.stems(label).stream().noneMatch(Words::plain);
        }

        Reason reason() {
            return new Reason(tag() ? Reason.Kind.TAG : concept ? Reason.Kind.BROADER : Reason.Kind.WORD, name, label,
                    StrictMath.log(Math.max(1.0, (double) entries / Math.max(1, carriers))));
        }
    }

    /** The reasons worth naming out of all that is shared, the rarest first. */
    static Why of(List<Shared> shared) {
        List<Reason> tags = some(shared, TAGS_NAMED, Shared::tag);
        List<Reason> broader = tags.isEmpty() ? some(shared, BROADER_NAMED, Shared::concept) : List.of();
        String said = said(tags) + said(broader);
        List<Reason> words = tags.size() >= ENOUGH_TAGS
                ? List.of()
                : some(shared, WORDS_NAMED, one -> one.telling() && !said.contains(one.label().toLowerCase(Locale.ROOT)));
        return new Why(tags, broader, words);
    }

    private static List<Reason> some(List<Shared> shared, int most, Predicate<Shared> worthNaming) {
        return new ArrayList<>(shared.stream().filter(worthNaming).limit(most).map(Shared::reason).toList());
    }

    private static String said(List<Reason> reasons) {
        return String.join(" ", reasons.stream().map(Reason::label).toList()).toLowerCase(Locale.ROOT);
    }
}
