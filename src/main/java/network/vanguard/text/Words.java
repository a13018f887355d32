package network.vanguard.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The words of a text that can tell what it is about, by their stems (Porter's English stemmer, snowballstem.org). Words of one or two
 * letters, numbers, and words that fit any text do not count.
 */
public final class Words {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}]{2,}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Words without a meaning of their own, and words that fit any text. */
    private static final Set<String> PLAIN = Set.of("""
            all also although always among and another any are around because been before being between both but can could
            did does doing done down during each either else even ever every few first for found from gave get give given go got
            had has have having held her here herself him himself his how however into its itself just keep kept last less like
            made make many may might mine more most much must near never nor not now off often only other our ours out over own
            part put quite rather said same saw say see seen set several shall she should show since some soon still such take
            taken tell than that the their theirs them themselves then there therefore these they thing think third this those
            though through thus together told too took toward under until upon use used very via want was way well went were what
            when where whether which while who whole whom whose why will with within without would yet you your yours
            one two three four five six seven eight nine ten""".split("\\s+"));

    private static final Set<String> PLAIN_STEMS = stemsOf(PLAIN);

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
            String stem = known.computeIfAbsent(form, any -> stem(any, stemmer));
            if (!PLAIN_STEMS.contains(stem)) {
                forms.computeIfAbsent(stem, any -> new HashMap<>()).merge(form, 1, Integer::sum);
            }
        }
        List<Word> words = new ArrayList<>(forms.size());
        forms.forEach((stem, written) -> words.add(
                new Word(stem, written.values().stream().mapToInt(Integer::intValue).sum(), mostly(written))));
        return words;
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

    private static Set<String> stemsOf(Set<String> words) {
        EnglishStemmer stemmer = new EnglishStemmer();
        return words.stream().map(word -> stem(word, stemmer)).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
