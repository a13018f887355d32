package network.vanguard.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import network.vanguard.problem.Invalid;

/**
 * What in a text may tell who a patient is: NHS numbers, dates of birth, and people's names beside an illness. It is a net with wide
 * meshes and catches some fish that are none, so a human decides in the end; what it does not catch is not thereby safe.
 */
public final class PatientDetails {

    /** What sort of thing was found. */
    public enum Sort {
        NHS_NUMBER("an NHS number", "It belongs to one person. Leave it out."),
        BIRTH("a date of birth", "With little else it tells who somebody is. Say about how old they are."),
        NAMED_PATIENT("a name beside an illness", "Say who they are by their role: a man of 70, a young mother.");

        private final String label;
        private final String advice;

        Sort(String label, String advice) {
            this.label = label;
            this.advice = advice;
        }

        /** What it looks like, in words. */
        public String label() {
            return label;
        }

        /** What the writer can do. */
        public String advice() {
            return advice;
        }
    }

    /**
     * Something that was found.
     *
     * @param words as they stand in the text
     */
    public record Finding(Sort sort, String words) {

        /** What was found, why it matters, and what to do, in a sentence each. */
        public String sentence() {
            return "“" + words + "” looks like " + sort.label() + ". " + sort.advice();
        }
    }

    /** As many are told at once. */
    public static final int MOST = 5;
    private static final int NHS_DIGITS = 10;
    private static final int MODULUS = 11;
    /** A name and an illness this near to each other, in characters, and not in different paragraphs, are about each other. */
    private static final int NEAR = 120;

    private static final Pattern PARAGRAPH = Pattern.compile("\\n[ \\t\\r]*\\n");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|www\\.\\S+");
    /** Not those of a longer number, nor of one to the base of sixteen, such as the name of a version. */
    private static final Pattern TEN_DIGITS = Pattern
            .compile("(?<![\\da-f.+-])\\d{3}[ \\u00a0-]?\\d{3}[ \\u00a0-]?\\d{4}(?![\\da-f-])");
    private static final Pattern BOOK_BEFORE = Pattern.compile("(?i)isbn[\\s:-]*(?:10[\\s:-]*)?$");
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private static final String DAY = "(?:\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? "
            + MONTH + ",? \\d{4}|" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})";
    private static final Pattern BIRTH = Pattern
            .compile(
                    "(?i)(?:\\bd\\.?o\\.?b\\b\\.?|\\bdate of birth\\b|\\bborn\\b)[\\s:(*_-]{0,6}(?:is|was|on|the)?\\s{0,2}(?:the )?\\(?"
                            + DAY);
    private static final Pattern TITLED = Pattern.compile(
            "\\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\\.? +(?:[A-Z]\\.? +)?\\p{Lu}[\\p{L}'’-]+(?: +\\p{Lu}[\\p{L}'’-]+)?");
    private static final Pattern CAPITALISED = Pattern.compile("(?<![\\p{L}@/])(\\p{Lu}\\p{Ll}+)((?: +\\p{Lu}[\\p{L}'’-]+)?)");
    private static final Set<String> FIRST_NAMES = words("first-names.txt", " ");
    private static final Pattern ILLNESS = Pattern.compile("(?i)(?<![\\p{L}-])(?:" + words("conditions.txt", "\n").stream()
            .sorted(Comparator.comparing(String::length).reversed()).map(word -> Pattern.quote(word).replace("'", "\\E['’]\\Q"))
            .collect(Collectors.joining("|")) + ")(?![\\p{L}])");

    private PatientDetails() {}

    /** What the text tells, each once, at most five; the surest first. */
    public static List<Finding> in(String text) {
        return all(text).stream().limit(MOST).toList();
    }

    /**
     * What to say of a short text that its writer can write in another way; empty when nothing was found.
     *
     * @param names whether people's names may stand beside an illness, as in the name of a group
     */
    public static String told(String text, boolean names) {
        String found = all(text).stream().filter(one -> !names || one.sort() != Sort.NAMED_PATIENT).limit(MOST)
                .map(Finding::sentence).collect(Collectors.joining(" "));
        return found.isEmpty() ? "" : found + " If it is about no patient, write it in another way.";
    }

    /**
     * The same for a text that is asked about by hand.
     *
     * @throws Invalid at the field, when something was found
     */
    public static void refuse(String field, String text, boolean names) {
        String found = told(text, names);
        if (!found.isEmpty()) {
            throw new Invalid(field, found);
        }
    }

    /** All that the text tells, each once; the surest first. */
    public static Set<Finding> all(String text) {
        // of the same length, so that what stands around an address keeps its distance
        String read = ADDRESS.matcher(text).replaceAll(address -> " ".repeat(address.group().length()));
        Set<Finding> found = new LinkedHashSet<>();
        nhsNumbers(read, found);
        Matcher birth = BIRTH.matcher(read);
        while (birth.find()) {
            found.add(new Finding(Sort.BIRTH, shown(birth.group())));
        }
        namedPatients(read, found);
        return found;
    }

    private static void nhsNumbers(String text, Set<Finding> found) {
        Matcher digits = TEN_DIGITS.matcher(text);
        while (digits.find()) {
            // the check digit of a book's number is made in the same way
            boolean book = BOOK_BEFORE.matcher(text.substring(Math.max(0, digits.start() - 12), digits.start())).find();
            if (!book && isNhsNumber(digits.group().replaceAll("\\D", ""))) {
                found.add(new Finding(Sort.NHS_NUMBER, shown(digits.group())));
            }
        }
    }

    /**
     * Whether ten digits are an NHS number: nine digits weighed 10 to 2, and a check digit that brings the sum to a multiple of 11
     * (NHS Data Model and Dictionary, "NHS number"). All the same digit is none that was given to anybody.
     */
    static boolean isNhsNumber(String digits) {
        int sum = 0;
        for (int i = 0; i < NHS_DIGITS - 1; i++) {
            sum += (digits.charAt(i) - '0') * (NHS_DIGITS - i);
        }
        int check = (MODULUS - sum % MODULUS) % MODULUS;
        return check != NHS_DIGITS && check == digits.charAt(NHS_DIGITS - 1) - '0' && digits.chars().distinct().count() > 1;
    }

    private static void namedPatients(String text, Set<Finding> found) {
        NavigableMap<Integer, Integer> illnesses = new TreeMap<>();
        Matcher illness = ILLNESS.matcher(text);
        while (illness.find()) {
            illnesses.put(illness.start(), illness.end());
        }
        if (illnesses.isEmpty()) {
            return;
        }
        Matcher titled = TITLED.matcher(text);
        while (titled.find()) {
            beside(text, titled.start(), titled.end(), illnesses, found);
        }
        Matcher name = CAPITALISED.matcher(text);
        while (name.find()) {
            if (FIRST_NAMES.contains(name.group(1).toLowerCase(Locale.ROOT))) {
                beside(text, name.start(), name.end(), illnesses, found);
            }
        }
    }

    /** The nearest illness before the name and the nearest after it decide: any other is further away. */
    private static void beside(String text, int start, int end, NavigableMap<Integer, Integer> illnesses, Set<Finding> found) {
        Map.Entry<Integer, Integer> before = illnesses.lowerEntry(start);
        if (before != null && before.getValue() > start) {
            // the name is part of an illness, such as one that is called after somebody
            before = illnesses.lowerEntry(before.getKey());
        }
        Map.Entry<Integer, Integer> after = illnesses.ceilingEntry(end);
        String name = shown(text.substring(start, end));
        if (before != null && near(text, before.getValue(), start)) {
            found.add(
                    new Finding(Sort.NAMED_PATIENT, shown(text.substring(before.getKey(), before.getValue())) + " … " + name));
        } else if (after != null && near(text, end, after.getKey())) {
            found.add(new Finding(Sort.NAMED_PATIENT, name + " … " + shown(text.substring(after.getKey(), after.getValue()))));
        }
    }

    private static boolean near(String text, int from, int to) {
        return to - from <= NEAR && !PARAGRAPH.matcher(text).region(from, to).find();
    }

    private static String shown(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    private static Set<String> words(String file, String between) {
        try (InputStream in = PatientDetails.class.getResourceAsStream("/patient/" + file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().filter(line -> !line.startsWith("#") && !line.isBlank())
                    .flatMap(line -> Arrays.stream(line.strip().split(between))).collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
