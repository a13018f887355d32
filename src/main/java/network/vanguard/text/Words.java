package network.vanguard.text;

import static java.util.Comparator.comparing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The words of a text by their stems (Porter's English stemmer, snowballstem.org): runs of letters and digits, parted by everything else,
 * hyphens and apostrophes too. Words of one letter, numbers, and words without a meaning of their own do not count. Measured against other
 * ways on three collections: docs/link-quality.md.
 */
public final class Words {

    /** A text of more words than this tells what it is about in those that it uses most. */
    private static final int MOST = 1_000;
    private static final int LONGEST = 40;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{2,}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");

    /** Words without a meaning of their own. */
    private static final Set<String> EMPTY = Set.of("""
            a about above after again against all also although am among an and any are aren as at be because been before being below
            between both but by can could couldn did didn do does doesn doing don down during each eg etc few for from further had has
            hasn have haven having he her here hers him his how however i ie if in into is isn it its itself just ll may me might more
            most must my myself no nor not now of off on once only or other our ours out over own per re same shall she should
            shouldn since so some such than that the their theirs them then there therefore these they this those though through
            thus to too toward under until up upon us ve very via was wasn we were weren what when where whether which while who
            whom whose why will with within without won would wouldn yet you your yours""".strip().split("\\s+"));

    /** Words that fit any text: they count, but no link is told by them. */
    private static final Set<String> PLAIN = stemsOf("""
            able across along always amount another around attend attended back become began begin best better big bit bring brought came change come day days
            different done early eight else enough even ever every far feel felt find first five found four full gave get give given
            go goes going gone good got great half happen help high hold hour idea include keep kept kind knew know known large last
            late later lead least led left less let level like likely little long look lot low made make many mean meant minute
            month much name need never new next nine number often old one open order part people place pass passed possible provide put quite
            rather said saw say second see seen self set seven several show shown side six small soon start still suggest take
            taken tell ten thing think third thought three time today together told took try turn two use used using way week well
            went whole work year years january february march april june july august september october november december monday
            tuesday wednesday thursday friday saturday sunday""");

    private Words() {}

    /**
     * A word of a text.
     *
     * @param times how often it stands there, in any form
     * @param form  as the text mostly writes it; at the same number the small one, then the first by letter
     */
    public record Word(String stem, int times, String form) {}

    /** Each word once, by stem. */
    public static List<Word> of(String text) {
        Map<String, Map<String, Integer>> forms = new TreeMap<>();
        EnglishStemmer stemmer = new EnglishStemmer();
        Map<String, String> known = new HashMap<>();
        Matcher word = WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        while (word.find()) {
            String form = word.group();
            String stem = known.computeIfAbsent(form, any -> counts(any) ? stem(any, stemmer) : "");
            if (!stem.isEmpty()) {
                forms.computeIfAbsent(stem, any -> new HashMap<>()).merge(form, 1, Integer::sum);
            }
        }
        List<Word> words = new ArrayList<>(forms.size());
        forms.forEach((stem, written) -> words.add(
                new Word(stem, written.values().stream().mapToInt(Integer::intValue).sum(), mostly(written))));
        return words.size() <= MOST
                ? words
                : words.stream().sorted(comparing(Word::times).reversed().thenComparing(Word::stem)).limit(MOST).toList();
    }

    private static boolean counts(String form) {
        return form.length() <= LONGEST && !NUMBER.matcher(form).matches() && !EMPTY.contains(form.toLowerCase(Locale.ROOT));
    }

    /** Whether a word of this stem fits any text. */
    public static boolean plain(String stem) {
        return PLAIN.contains(stem);
    }

    /** The stems of the words of a short text, such as a name. */
    public static List<String> stems(String text) {
        return of(text).stream().map(Word::stem).toList();
    }

    /** Accents do not count. */
    private static String stem(String form, EnglishStemmer stemmer) {
        stemmer.setCurrent(
                MARKS.matcher(Normalizer.normalize(form, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT));
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static String mostly(Map<String, Integer> written) {
        String best = null;
        for (Map.Entry<String, Integer> form : written.entrySet()) {
            if (best == null || before(form.getKey(), form.getValue(), best, written.get(best))) {
                best = form.getKey();
            }
        }
        return best;
    }

    private static boolean before(String one, int times, String other, int otherTimes) {
        if (times != otherTimes) {
            return times > otherTimes;
        }
        boolean small = one.equals(one.toLowerCase(Locale.ROOT));
        return small == other.equals(other.toLowerCase(Locale.ROOT)) ? one.compareTo(other) < 0 : small;
    }

    private static Set<String> stemsOf(String words) {
        EnglishStemmer stemmer = new EnglishStemmer();
        return Arrays.stream(words.strip().split("\\s+")).map(word -> stem(word, stemmer))
                .collect(Collectors.toUnmodifiableSet());
    }
}
