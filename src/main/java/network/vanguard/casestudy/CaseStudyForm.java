package network.vanguard.casestudy;

import static network.vanguard.casestudy.FormText.at;
import static network.vanguard.casestudy.FormText.line;
import static network.vanguard.casestudy.FormText.lines;
import static network.vanguard.casestudy.FormText.longest;
import static network.vanguard.casestudy.FormText.orEmpty;
import static network.vanguard.casestudy.FormText.split;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.casestudy.CaseStudyInput.Checking;
import network.vanguard.casestudy.CaseStudyInput.Point;
import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.casestudy.CaseStudyInput.Story;
import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.FormTopics;
import network.vanguard.entry.Visibility;
import network.vanguard.page.Choice;
import network.vanguard.problem.Invalid;

/** What a browser may send of a case study: everything as text; lists a line each. */
public class CaseStudyForm extends RecordForm {

    static final List<Choice> COMMUNITIES = List.of(new Choice("", "Not said"), new Choice("place-based", "A place"),
            new Choice("condition-based", "A condition"), new Choice("both", "Both"));
    private static final int SPARE_RESULTS = 2;

    @RestForm
    public String title;
    @RestForm
    public String summary;
    @RestForm
    public String site;
    @RestForm
    public String tags;
    /** Topics that were ticked among the suggested ones. */
    @RestForm
    public List<String> topic;
    /** Sent by the button "Suggest topics" only. */
    @RestForm
    public String suggest;
    @RestForm
    public String preview;
    /** Sent by the button "Send it to a moderator" only. */
    @RestForm
    public String askModerator;
    @RestForm
    public String visibility;
    @RestForm
    public String place;
    @RestForm
    public String region;
    @RestForm
    public String period;
    @RestForm
    public String community;
    @RestForm
    public String population;
    @RestForm
    public String background;
    @RestForm
    public String whatWasDone;
    @RestForm
    public List<String> resultText;
    @RestForm
    public List<String> resultFigure;
    @RestForm
    public List<String> resultSource;
    @RestForm
    public List<String> resultBaseline;
    @RestForm
    public List<String> resultPeriod;
    @RestForm
    public List<String> resultDenominator;
    @RestForm
    public List<String> resultComparator;
    /** A line for each value: when, a colon, the number. */
    @RestForm
    public List<String> resultSeries;
    @RestForm
    public List<String> resultLevel;
    @RestForm
    public List<String> storyKey;
    @RestForm
    public List<String> storyText;
    @RestForm
    public List<String> storyTeller;
    @RestForm
    public List<String> storyCovers;
    @RestForm
    public List<String> storyAgreed;
    /** The numbers of the rows of which it was ticked. */
    @RestForm
    public List<String> storyUnidentifiable;
    @RestForm
    public String barriers;
    @RestForm
    public String facilitators;
    @RestForm
    public boolean storyExists;
    @RestForm
    public String storyPointer;
    @RestForm
    public String source;
    @RestForm
    @DefaultValue("0")
    public EntryVersion revision = new EntryVersion(0, null);
    /** The number of the one question that was asked, or null for the whole form. */
    @RestForm
    public Integer question;
    /** The number under which it is saved while it is typed. */
    @RestForm
    public UUID draft;
    @RestForm
    public String idempotencyKey;

    /** An empty form, for the writer's first site. */
    static CaseStudyForm empty(String site) {
        CaseStudyForm form = new CaseStudyForm();
        form.site = site;
        form.visibility = Visibility.NETWORK.code();
        return form;
    }

    /** The form of what stands there. */
    static CaseStudyForm of(EntrySummary entry, CaseStudyBody body) {
        CaseStudyForm form = of(body.input(entry));
        form.revision = entry.version();
        return form;
    }

    /** The form of what was written. */
    static CaseStudyForm of(CaseStudyInput input) {
        CaseStudyForm form = new CaseStudyForm();
        form.title = input.title();
        form.summary = input.summary();
        form.site = input.site();
        form.tags = String.join(", ", input.tags());
        form.visibility = input.visibility() == null ? null : input.visibility().code();
        form.place = input.place();
        form.region = input.region();
        form.period = input.period();
        form.community = input.community();
        form.population = String.join("\n", input.population());
        form.background = input.background();
        form.whatWasDone = input.whatWasDone();
        form.resultText = column(input, Result::text);
        form.resultFigure = column(input, Result::figure);
        form.resultSource = column(input, Result::source);
        form.resultBaseline = column(input, Result::baseline);
        form.resultPeriod = column(input, Result::period);
        form.resultDenominator = column(input, Result::denominator);
        form.resultComparator = column(input, Result::comparator);
        form.resultSeries = column(input,
                result -> result.series().stream().map(CaseStudyTexts::point).collect(Collectors.joining("\n")));
        form.resultLevel = column(input, result -> result.level() == null ? null : result.level().code());
        form.storyKey = stories(input, ClaimStory::key);
        form.storyText = stories(input, ClaimStory::text);
        form.storyTeller = stories(input, ClaimStory::teller);
        form.storyCovers = stories(input, story -> story.covers() == null ? null : story.covers().code());
        form.storyAgreed = stories(input, story -> story.agreedOn() == null ? null : story.agreedOn().toString());
        form.storyUnidentifiable = IntStream.range(0, input.results().size())
                .filter(i -> input.results().get(i).story() != null && input.results().get(i).story().unidentifiable())
                .mapToObj(i -> String.valueOf(i + 1)).toList();
        form.barriers = String.join("\n", input.barriers());
        form.facilitators = String.join("\n", input.facilitators());
        form.storyExists = input.story() != null && input.story().exists();
        form.storyPointer = input.story() == null ? null : input.story().pointer();
        form.source = String.join("\n", input.source());
        form.show(input.record());
        return form;
    }

    private static List<String> column(CaseStudyInput input, Function<Result, String> value) {
        return input.results().stream().map(value).map(FormText::orEmpty).toList();
    }

    private static List<String> stories(CaseStudyInput input, Function<ClaimStory, String> value) {
        return column(input, result -> result.story() == null ? null : value.apply(result.story()));
    }

    Wish wish() {
        return Wish.of(preview, suggest, askModerator);
    }

    FormTopics topics() {
        return new FormTopics(tags, topic);
    }

    /**
     * The input that the form stands for.
     *
     * @param before what stands there, or null: the form does not show what only an import can say (how far facts were checked, how it
     *               relates to its site), so that is kept
     */
    CaseStudyInput toInput(EntrySummary before, CaseStudyBody bodyBefore) {
        Checking checking = bodyBefore == null ? null : bodyBefore.checking();
        CaseStudyRecord record = record();
        return new CaseStudyInput(line(title), line(summary), line(site), topics().all(),
                EntryChoices.reader(visibility), line(place), line(region), line(period),
                line(community),
                split(population, "\n"), lines(background), lines(whatWasDone), results(), split(barriers, "\n"),
                split(facilitators, "\n"), new Story(storyExists, line(storyPointer)), checking,
                before == null ? null : before.siteLink(), split(source, "\n"), before == null ? null : before.externalId(),
                record.parts(), record.context(), record.timeline(), record.firstStep(), record.unexpected(), record.lessons(),
                record.differently(), record.interests(), record.outcome(), record.movement());
    }

    private List<Result> results() {
        return filledRows().stream().map(row -> new Result(line(row.text()), line(row.figure()), line(row.source()),
                line(row.baseline()), line(row.period()), line(row.denominator()), line(row.comparator()),
                split(row.series(), "\n").stream().map(CaseStudyForm::point).toList(), level(row),
                row.told() ? row.story() : null)).toList();
    }

    /** What was never a choice is not passed over: whoever sent it meant something. */
    private static Reach level(Row row) {
        return row.level().isBlank()
                ? null
                : Reach.of(row.level()).orElseThrow(() -> new Invalid(row.id("reach"), "Choose for whom it was found."));
    }

    /** The last colon parts the two; what is no number becomes none, which is refused. */
    private static Point point(String line) {
        int colon = line.lastIndexOf(':');
        String number = line.substring(colon + 1).strip().replace(",", "");
        return new Point(line.substring(0, Math.max(0, colon)).strip(),
                number.matches("-?\\d{1,15}(\\.\\d{1,10})?") ? Double.valueOf(number) : null);
    }

    private List<Row> filledRows() {
        List<Row> rows = new ArrayList<>();
        int count = longest(resultText, resultFigure, resultSource, resultBaseline, resultPeriod, resultDenominator,
                resultComparator, resultSeries, resultLevel, storyKey, storyText, storyTeller, storyCovers, storyAgreed);
        if (storyUnidentifiable != null && !storyUnidentifiable.stream().allMatch(number -> number.matches("\\d{1,3}"))) {
            throw new Invalid("results", "Tick the box of a story, or leave it empty.");
        }
        for (int i = 0; i < count; i++) {
            Row row = new Row(rows.size() + 1, at(resultText, i), at(resultFigure, i), at(resultSource, i),
                    at(resultBaseline, i),
                    at(resultPeriod, i), at(resultDenominator, i), at(resultComparator, i), at(resultSeries, i),
                    at(resultLevel, i), at(storyKey, i), at(storyText, i), at(storyTeller, i), at(storyCovers, i),
                    at(storyAgreed, i), storyUnidentifiable != null && storyUnidentifiable.contains(String.valueOf(i + 1)));
            if (!row.inALine().isEmpty() || row.told() || !row.level().isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The rows for figures and results: those that are filled, and one more. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>(filledRows());
        rows.add(spare(rows.size() + 1));
        return rows;
    }

    /** The rows after these, which are folded away. */
    public List<Row> spareRows() {
        int shown = rows().size();
        return IntStream.range(0, SPARE_RESULTS).mapToObj(n -> spare(shown + 1 + n)).toList();
    }

    private static Row spare(int number) {
        return new Row(number, "", "", "", "", "", "", "", "", "", "", "", "", "", "", false);
    }

    /** What "place or condition" can be. */
    public List<Choice> communities() {
        return COMMUNITIES;
    }

    /** For whom a result can be found. */
    public List<Choice> levels() {
        return Reach.choices();
    }

    /** To whom those who tell a story can have agreed. */
    public List<Choice> storyReaders() {
        return Stream.of(Visibility.NETWORK, Visibility.PUBLIC, Visibility.SITE)
                .map(readers -> new Choice(readers.code(), readers.label())).toList();
    }

    /** The one box about stories. */
    public List<Choice> storyChoice() {
        return List.of(new Choice("true", "Somebody tells it in the first person"));
    }

    /** Whether that box is ticked. */
    public List<String> storyChosen() {
        return storyExists ? List.of("true") : List.of();
    }

    /** One row of figures and results. */
    public record Row(int number, String text, String figure, String source, String baseline, String period, String denominator,
            String comparator, String series, String level, String key, String words, String teller, String covers,
            String agreed,
            boolean unidentifiable) {

        String inALine() {
            return String.join(" · ",
                    Stream.of(figure, text, source, baseline, period, denominator, comparator, words, teller, agreed,
                            series.replace("\r", "").replace("\n", "; "))
                            .map(String::strip).filter(part -> !part.isEmpty()).toList());
        }

        /** Whether anything of a story was typed, or something was sent that its fields do not offer. */
        public boolean told() {
            return !(words + teller + agreed).isBlank() || !covers.isEmpty() && Visibility.of(covers).isEmpty()
                    || !key.matches("[a-z0-9]{0,40}");
        }

        /** What is no day becomes one that is refused. */
        ClaimStory story() {
            return new ClaimStory(line(key), FormText.text(words), line(teller), Visibility.of(covers).orElse(null),
                    day(agreed),
                    unidentifiable);
        }

        private static LocalDate day(String typed) {
            try {
                return typed.isBlank() ? null : LocalDate.parse(typed.strip());
            } catch (DateTimeParseException noDay) {
                return LocalDate.MAX;
            }
        }

        /** The one box about who could be known. */
        public List<Choice> unidentifiableChoice() {
            return List.of(new Choice(String.valueOf(number),
                    "Names, places and dates by which somebody could be known are taken out, or the teller wants them to stay"));
        }

        /** Whether it is ticked. */
        public List<String> unidentifiableChosen() {
            return unidentifiable ? List.of(String.valueOf(number)) : List.of();
        }

        /** Whether more is said than its value and where it comes from. */
        public boolean more() {
            return !(baseline + period + denominator + comparator + series + level).isBlank();
        }

        /** The id of one of its fields. */
        public String id(String field) {
            return field + "-" + number;
        }

        /** What one of its fields is called, with the number of the row. */
        public String label(String text) {
            return text + " " + number;
        }
    }
}
