package network.vanguard.casestudy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.casestudy.CaseStudyRecord.Context;
import network.vanguard.casestudy.CaseStudyRecord.Evidence;
import network.vanguard.casestudy.CaseStudyRecord.Moment;
import network.vanguard.casestudy.CaseStudyRecord.Part;
import network.vanguard.entry.EntryInput;
import network.vanguard.entry.FirstStep;
import network.vanguard.entry.Visibility;
import network.vanguard.support.InformalInput;
import network.vanguard.support.Support;
import network.vanguard.support.SupportInput;

/**
 * A case study as it is written: in the browser, through the API and in an import line. The fields follow TIDieR-PHP (what, who for, where,
 * when, how well) and SQUIRE 2.0 (context, results, what hindered and helped).
 *
 * @param background   why it was done and in which circumstances, Markdown
 * @param whatWasDone  the parts of the intervention, Markdown
 * @param results      figures and results, each with its source
 * @param story        whether somebody tells it in the first person, and where
 * @param checking     how far the facts were checked
 * @param vanguardLink programme, partner, area or elsewhere; null for a site's own writing
 * @param source       where the facts come from
 * @param ending       when and why it ended; null leaves what was said of that before
 * @param support      what the formal side gave; null leaves what was said of that before
 * @param informal     that it is an informal practice, and what its group agreed to; null leaves what was said of that before
 * @param parts        of the intervention, in order; this and the rest as in {@link CaseStudyRecord}
 */
public record CaseStudyInput(
        @NotBlank(message = "Give the case study a title.") @Size(max = EntryInput.TITLE_MAX, message = TITLE_LONG) String title,
        @NotBlank(message = "Say in one or two sentences what it is.") @Size(max = EntryInput.SUMMARY_MAX, message = SUMMARY_LONG) String summary,
        String site, List<String> tags, Visibility visibility, @Size(max = 200) String place, @Size(max = 200) String region,
        @Size(max = 100) String period,
        @Pattern(regexp = "place-based|condition-based|both", message = "This is place-based, condition-based or both.") String community,
        @Size(max = 30) List<@NotBlank @Size(max = 200) String> population,
        @Size(max = BODY_MAX, message = BODY_LONG) String background,
        @Size(max = BODY_MAX, message = BODY_LONG) String whatWasDone, @Size(max = 100) List<@Valid Result> results,
        @Size(max = 100) List<@NotBlank @Size(max = 1000) String> barriers,
        @Size(max = 100) List<@NotBlank @Size(max = 1000) String> facilitators, @Valid Story story, @Valid Checking checking,
        @Pattern(regexp = "programme|partner|area|elsewhere", message = "This is programme, partner, area or elsewhere.") String vanguardLink,
        @Size(max = 50) List<@NotBlank @Size(max = 2000) String> source, @Size(max = 200) String externalId,
        @Size(max = 30, message = "There can be 30 parts at most.") List<@NotNull @Valid Part> parts, @Valid Context context,
        @Size(max = 100, message = "There can be 100 moments at most.") List<@NotNull @Valid Moment> timeline,
        @Valid FirstStep firstStep,
        @Size(max = CaseStudyRecord.TEXT_MAX, message = CaseStudyRecord.TEXT_LONG) String unexpected,
        @Size(max = CaseStudyRecord.TEXT_MAX, message = CaseStudyRecord.TEXT_LONG) String lessons,
        @Size(max = CaseStudyRecord.TEXT_MAX, message = CaseStudyRecord.TEXT_LONG) String differently,
        @Size(max = CaseStudyRecord.TEXT_MAX, message = CaseStudyRecord.TEXT_LONG) String interests,
        @Pattern(regexp = CaseStudyRecord.OUTCOMES, message = "This helped, was mixed, failed, or it is too early.") String outcome,
        @Size(max = 6, message = "A movement has six characteristics.") List<@NotNull @Valid Evidence> movement,
        @Valid Ending ending,
        @Size(max = Support.MAX, message = "There can be 100 lines of support at most.") List<@NotNull @Valid SupportInput> support,
        @Valid InformalInput informal) {

    /** Longest text of one part, in characters. */
    public static final int BODY_MAX = 50_000;
    /** Longest case study without its title and summary, in bytes of UTF-8: 200 kB. */
    public static final int WHOLE_MAX = 200 * 1024;
    static final String TITLE_LONG = "The title can be 200 characters at most.";
    static final String SUMMARY_LONG = "The summary can be 280 characters at most.";
    static final String LARGE = "A value can have 15 digits at most.";
    static final String POINT = "Write each value as a period, a colon and a number, such as 2016: 12.5";
    static final String BODY_LONG = "This part can be 50,000 characters at most.";

    public CaseStudyInput {
        tags = copy(tags);
        population = copy(population);
        results = copy(results);
        barriers = copy(barriers);
        facilitators = copy(facilitators);
        source = copy(source);
        background = background == null ? "" : background;
        whatWasDone = whatWasDone == null ? "" : whatWasDone;
        parts = copy(parts);
        timeline = copy(timeline);
        movement = copy(movement);
    }

    /** One that says nothing of an ending. */
    public CaseStudyInput(String title, String summary, String site, List<String> tags, Visibility visibility, String place,
            String region, String period, String community, List<String> population, String background, String whatWasDone,
            List<Result> results, List<String> barriers, List<String> facilitators, Story story, Checking checking,
            String vanguardLink, List<String> source, String externalId, List<Part> parts, Context context,
            List<Moment> timeline, FirstStep firstStep, String unexpected, String lessons, String differently,
            String interests, String outcome, List<Evidence> movement) {
        this(title, summary, site, tags, visibility, place, region, period, community, population, background, whatWasDone,
                results, barriers, facilitators, story, checking, vanguardLink, source, externalId, parts, context, timeline,
                firstStep, unexpected, lessons, differently, interests, outcome, movement, null, null, null);
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** It with other results. */
    CaseStudyInput withResults(List<Result> others) {
        return new CaseStudyInput(title, summary, site, tags, visibility, place, region, period, community, population,
                background,
                whatWasDone, others, barriers, facilitators, story, checking, vanguardLink, source, externalId, parts, context,
                timeline, firstStep, unexpected, lessons, differently, interests, outcome, movement, ending, support,
                informal);
    }

    /** It without what is kept beside its text and is no part of a version. */
    CaseStudyInput textAlone() {
        return new CaseStudyInput(title, summary, site, tags, visibility, place, region, period, community, population,
                background,
                whatWasDone, results, barriers, facilitators, story, checking, vanguardLink, source, externalId, parts, context,
                timeline, firstStep, unexpected, lessons, differently, interests, outcome, movement, ending, null, null);
    }

    /** It with another ending, or none. */
    CaseStudyInput withEnding(Ending other) {
        return new CaseStudyInput(title, summary, site, tags, visibility, place, region, period, community, population,
                background,
                whatWasDone, results, barriers, facilitators, story, checking, vanguardLink, source, externalId, parts, context,
                timeline, firstStep, unexpected, lessons, differently, interests, outcome, movement, other, support,
                informal);
    }

    /** What the case study records beside its text. */
    CaseStudyRecord record() {
        return new CaseStudyRecord(parts, context, timeline, firstStep, unexpected, lessons, differently, interests, outcome,
                movement, ending);
    }

    /**
     * A figure or a result, as the source gives it.
     *
     * @param text        what was measured or found
     * @param figure      its value
     * @param baseline    the value before, in the same unit
     * @param period      when it was measured
     * @param denominator of how many
     * @param comparator  compared with whom or what
     * @param series      its values over time, the earliest first
     * @param level       for whom it was found
     * @param story       what it means to somebody, in their own words
     */
    public record Result(@NotBlank(message = "Say what the figure or result is.") @Size(max = 1000) String text,
            @Size(max = 200) String figure,
            @Size(max = 2000) @Pattern(regexp = EntryInput.SOURCE, message = EntryInput.SOURCE_WRONG) String source,
            @Size(max = 200) String baseline, @Size(max = 200) String period, @Size(max = 200) String denominator,
            @Size(max = 500) String comparator, @Size(max = 100) List<@NotNull @Valid Point> series, Reach level,
            @Valid ClaimStory story) {

        public Result {
            series = copy(series);
        }

        /** One of which only the value is known. */
        public Result(String text, String figure, String source) {
            this(text, figure, source, null, null, null, null, null, null, null);
        }

        /** Whether it has a figure as well as a story. */
        boolean both() {
            return figure != null && !figure.isBlank() && story != null;
        }

        Result withStory(ClaimStory other) {
            return new Result(text, figure, source, baseline, period, denominator, comparator, series, level, other);
        }

        /** What else is known of it, in a line; empty when nothing is. */
        public String more() {
            return Stream.of(said("Before: ", baseline), said("When: ", period), said("Of: ", denominator),
                    said("Compared with: ", comparator)).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
        }

        /** As a picture; null when there is nothing to compare. */
        public FigureChart chart() {
            return FigureChart.of(this).orElse(null);
        }

        private static String said(String label, String text) {
            return text == null || text.isBlank() ? "" : label + text;
        }
    }

    /** A value at a time, such as 12.5 in 2016. */
    public record Point(
            @NotBlank(message = POINT) @Size(max = 50, message = "A period can be 50 characters at most.") String period,
            @NotNull(message = POINT) @DecimalMin(value = "-1000000000000000", message = LARGE) @DecimalMax(value = "1000000000000000", message = LARGE) Double value) {}

    /** Whether a personal story exists, and where it can be found. */
    public record Story(boolean exists, @Size(max = 1000) String pointer) {}

    /** How far the facts were checked, how, and which parts were not. */
    public record Checking(@Size(max = 200) String level, @Size(max = 500) String how,
            @Size(max = 50) List<@Size(max = 1000) String> unverifiedParts) {

        public Checking {
            unverifiedParts = unverifiedParts == null ? List.of() : List.copyOf(unverifiedParts);
        }

        /** The level as a sentence. */
        public String levelSentence() {
            return level == null || level.isBlank()
                    ? "Not said."
                    : Character.toUpperCase(level.charAt(0)) + level.substring(1) + ".";
        }
    }
}
