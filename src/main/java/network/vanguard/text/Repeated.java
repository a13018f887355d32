package network.vanguard.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a text repeats what somebody said: {@value #RUN} words of it in a row, or all of them when there are fewer. Marks of Markdown, line
 * ends and capitals make no difference.
 */
public final class Repeated implements Predicate<String> {

    /** So many words in a row are a quotation, not an accident: shorter runs, such as "at the end of the day", are everybody's. */
    static final int RUN = 6;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final int run;
    private final Set<List<String>> runs;

    private Repeated(List<String> words) {
        run = Math.min(RUN, words.size());
        runs = runs(words);
    }

    /** Of these words. Words without a letter or digit are repeated nowhere. */
    public static Repeated of(String words) {
        return new Repeated(words(words));
    }

    /** Whether the text, which may be null, repeats them. */
    @Override
    public boolean test(String text) {
        return text != null && run > 0 && runs(words(text)).stream().anyMatch(runs::contains);
    }

    private Set<List<String>> runs(List<String> words) {
        return IntStream.rangeClosed(0, words.size() - run).mapToObj(at -> words.subList(at, at + run))
                .collect(Collectors.toSet());
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN.split(text.toLowerCase(Locale.ROOT))).filter(word -> !word.isEmpty()).toList();
    }
}
