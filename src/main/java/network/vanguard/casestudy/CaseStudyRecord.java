package network.vanguard.casestudy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.entry.FirstStep;

/**
 * What a case study records beside its text, so that others can see whether and how they could do the same. The parts of the intervention
 * and its context follow TIDieR-PHP (items 3 to 12), what changed on the way and what was learnt SQUIRE 2.0 (items 8, 13 and 15 to 17).
 * Everything may be left out.
 *
 * @param parts      what was done, in order
 * @param timeline   what was planned, what happened and what was changed, in the order of the writer
 * @param unexpected effects that nobody meant, good or bad
 * @param lessons    what was learnt
 * @param differently what one would do differently
 * @param interests  who paid, and what else readers should know of those who tell it
 * @param outcome    how it came out, by the writers' own judgement: helped, mixed, failed or early; null when it is not said
 * @param movement   evidence that it is a movement, at most a line for each characteristic; see {@link #calledMovement}
 * @param ending     when and why it ended; null while it runs, as far as anybody has said
 */
public record CaseStudyRecord(List<Part> parts, Context context, List<Moment> timeline, FirstStep firstStep, String unexpected,
        String lessons, String differently, String interests, String outcome,
        List<Evidence> movement, Ending ending) {

    static final String OUTCOMES = "helped|mixed|failed|early";
    static final int TEXT_MAX = 5_000;
    static final String TEXT_LONG = "This can be 5,000 characters at most.";
    private static final int LINE_MAX = 500;
    private static final String LINE_LONG = "This can be 500 characters at most.";

    public CaseStudyRecord {
        parts = keyed(parts == null ? List.of() : parts);
        movement = movement == null ? List.of() : List.copyOf(movement);
        timeline = timeline == null ? List.of() : List.copyOf(timeline);
        context = context == null ? Context.unknown() : context;
        firstStep = firstStep == null ? FirstStep.unknown() : firstStep;
        unexpected = orEmpty(unexpected);
        lessons = orEmpty(lessons);
        differently = orEmpty(differently);
        interests = orEmpty(interests);
    }

    /** One that has not ended. */
    public CaseStudyRecord(List<Part> parts, Context context, List<Moment> timeline, FirstStep firstStep, String unexpected,
            String lessons, String differently, String interests, String outcome, List<Evidence> movement) {
        this(parts, context, timeline, firstStep, unexpected, lessons, differently, interests, outcome, movement, null);
    }

    /** Whether it did not work: it is listed apart, among others that did not. */
    public boolean failed() {
        return "failed".equals(outcome);
    }

    /** How it came out, in words; empty when it is not said. */
    public String outcomeLabel() {
        return outcome == null ? "" : switch (outcome) {
            case "helped" -> "It helped";
            case "mixed" -> "Some of it helped";
            case "failed" -> "It did not work";
            default -> "Too early to say";
        };
    }

    /** Whether it may be called a movement: only with evidence of every characteristic. Else it is an initiative. */
    public boolean calledMovement() {
        return missingOfMovement().isEmpty();
    }

    /** The characteristics of a movement of which there is no evidence. */
    public List<Characteristic> missingOfMovement() {
        return Characteristic.missing(movement);
    }

    /** One of which nothing is recorded yet. */
    static CaseStudyRecord empty() {
        return new CaseStudyRecord(null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * A part of the intervention.
     *
     * @param name what it is called
     * @param what what was done, and with which materials
     * @param who  who did it, with which skills
     * @param how  how, and where
     * @param when how often, for how long
     * @param key  by which others speak of it, whatever its name and place become; only this case study knows it. One that is not sent is
     *             made from the name
     */
    public record Part(
            @NotBlank(message = "Give this part a name.") @Size(max = 200, message = "A name can be 200 characters at most.") String name,
            @Size(max = TEXT_MAX, message = TEXT_LONG) String what, @Size(max = LINE_MAX, message = LINE_LONG) String who,
            @Size(max = LINE_MAX, message = LINE_LONG) String how, @Size(max = LINE_MAX, message = LINE_LONG) String when,
            @Pattern(regexp = KEY, message = "Send the key of this part as it was, or none.") String key) {

        static final String KEY = "[a-z0-9]{1,20}";

        /** One that has no key yet. */
        public Part(String name, String what, String who, String how, String when) {
            this(name, what, who, how, when, null);
        }

        private Part withKey(String made) {
            return new Part(name, what, who, how, when, made);
        }

        /** Its id on the page, by which others speak of it. */
        public String anchor() {
            return "part-" + key;
        }
    }

    /**
     * Every part has a key, and each its own. A missing one is made from the name alone, so that it is the same each time it is made, also for
     * what was written before there were keys; of two that came with the same key the first keeps it.
     */
    private static List<Part> keyed(List<Part> parts) {
        Set<String> taken = new HashSet<>();
        parts.stream().filter(part -> part != null && part.key != null).forEach(part -> taken.add(part.key));
        Set<String> seen = new HashSet<>();
        List<Part> keyed = new ArrayList<>();
        for (Part part : parts) {
            if (part == null || part.key != null && seen.add(part.key)) {
                keyed.add(part);
                continue;
            }
            String made = null;
            for (int n = 1; made == null || !taken.add(made); n++) {
                made = Integer.toHexString((part.name + n).hashCode());
            }
            keyed.add(part.withKey(made));
        }
        return Collections.unmodifiableList(keyed);
    }

    /**
     * Where it happened, and what it took.
     *
     * @param setting      the kind of place, such as a general practice or a leisure centre
     * @param area         urban, rural, coastal or mixed; null when it is not said
     * @param deprivation  how deprived the area is, with the measure
     * @param alreadyThere what was there before, without which it would have been harder
     * @param cost         money, with the year and who paid
     * @param staffTime    who gave how much time
     * @param skills       what people had to know or to learn
     */
    public record Context(@Size(max = LINE_MAX, message = LINE_LONG) String setting,
            @Pattern(regexp = "urban|rural|coastal|mixed", message = "This is urban, rural, coastal or mixed.") String area,
            @Size(max = LINE_MAX, message = LINE_LONG) String deprivation,
            @Size(max = 50) List<@NotBlank @Size(max = 200, message = "A partner's name can be 200 characters at most.") String> partners,
            @Size(max = TEXT_MAX, message = TEXT_LONG) String alreadyThere,
            @Size(max = LINE_MAX, message = LINE_LONG) String cost,
            @Size(max = LINE_MAX, message = LINE_LONG) String staffTime,
            @Size(max = LINE_MAX, message = LINE_LONG) String skills) {

        public Context {
            partners = partners == null ? List.of() : List.copyOf(partners);
        }

        static Context unknown() {
            return new Context(null, null, null, null, null, null, null, null);
        }

        /** Whether anything is said. */
        public boolean known() {
            return said(setting, area, deprivation, alreadyThere, cost, staffTime, skills) || !partners.isEmpty();
        }

        /** The kind of area, in words; empty when it is not said. */
        public String areaLabel() {
            return area == null ? "" : Character.toUpperCase(area.charAt(0)) + area.substring(1);
        }
    }

    /**
     * A line of evidence that something has a characteristic of a movement.
     *
     * @param of   the characteristic
     * @param text what shows it
     */
    public record Evidence(@NotNull(message = "Say which characteristic this is about.") Characteristic of,
            @NotBlank(message = "Say what shows it.") @Size(max = 1000, message = "This can be 1,000 characters at most.") String text) {}

    /**
     * Something that was planned, happened or was changed.
     *
     * @param when as the writer says it, such as "spring 2017"
     * @param kind planned, happened or changed
     */
    public record Moment(
            @NotBlank(message = "Say when it was.") @Size(max = 100, message = "This can be 100 characters at most.") String when,
            @NotNull @Pattern(regexp = "planned|happened|changed", message = "This was planned, happened or changed.") String kind,
            @NotBlank(message = "Say what it was.") @Size(max = 1000, message = "This can be 1,000 characters at most.") String what) {

        /** The kind, as a word before it. */
        public String kindLabel() {
            return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        }
    }

    /** Whether anything is said of what was learnt. */
    public boolean reflects() {
        return said(unexpected, lessons, differently);
    }

    /** All of its texts: what is told, for search and similarity, and to see how long it is. */
    Stream<String> texts() {
        return Stream.of(
                parts.stream().flatMap(part -> Stream.of(part.name, part.what, part.who, part.how, part.when)),
                Stream.of(context.setting, context.deprivation, context.alreadyThere, context.cost, context.staffTime,
                        context.skills),
                context.partners.stream(), movement.stream().map(Evidence::text),
                timeline.stream().flatMap(moment -> Stream.of(moment.when, moment.what)),
                firstStep.texts(), Stream.of(unexpected, lessons, differently, interests),
                ending == null ? Stream.<String>empty() : ending.texts())
                .flatMap(texts -> texts).filter(text -> text != null && !text.isBlank());
    }

    private static boolean said(String... texts) {
        return Stream.of(texts).anyMatch(text -> text != null && !text.isBlank());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
