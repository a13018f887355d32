package network.vanguard.casestudy;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import network.vanguard.entry.EntryInput;
import network.vanguard.entry.Visibility;

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
        @Size(max = 50) List<@NotBlank @Size(max = 2000) String> source, @Size(max = 200) String externalId) {

    /** Longest text of one part, in characters. */
    public static final int BODY_MAX = 50_000;
    /** Longest case study without its title and summary, in bytes of UTF-8: 200 kB. */
    public static final int WHOLE_MAX = 200 * 1024;
    static final String TITLE_LONG = "The title can be 200 characters at most.";
    static final String SUMMARY_LONG = "The summary can be 280 characters at most.";
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
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A figure or a result, as the source gives it. */
    public record Result(@NotBlank(message = "Say what the figure or result is.") @Size(max = 1000) String text,
            @Size(max = 200) String figure,
            @Size(max = 2000) @Pattern(regexp = EntryInput.SOURCE, message = EntryInput.SOURCE_WRONG) String source) {}

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
