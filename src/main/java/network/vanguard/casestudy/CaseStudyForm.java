package network.vanguard.casestudy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.casestudy.CaseStudyInput.Checking;
import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.casestudy.CaseStudyInput.Story;
import network.vanguard.entry.EntryChoices;
import network.vanguard.entry.EntryForms.Wish;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.FormTopics;
import network.vanguard.entry.Visibility;
import network.vanguard.page.Choice;
import network.vanguard.vocabulary.TagRef;

/** What a browser may send of a case study: everything as text; lists a line each. */
public class CaseStudyForm {

    private static final int SPARE_RESULTS = 3;

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
        CaseStudyForm form = new CaseStudyForm();
        form.title = entry.title();
        form.summary = entry.summary();
        form.site = entry.siteSlug();
        form.tags = String.join(", ", entry.tags().stream().map(TagRef::label).toList());
        form.visibility = entry.visibility().code();
        form.place = body.place();
        form.region = body.region();
        form.period = body.period();
        form.community = body.community();
        form.population = String.join("\n", body.population());
        form.background = body.background();
        form.whatWasDone = body.whatWasDone();
        form.resultText = body.results().stream().map(Result::text).toList();
        form.resultFigure = body.results().stream().map(result -> orEmpty(result.figure())).toList();
        form.resultSource = body.results().stream().map(result -> orEmpty(result.source())).toList();
        form.barriers = String.join("\n", body.barriers());
        form.facilitators = String.join("\n", body.facilitators());
        form.storyExists = body.story().exists();
        form.storyPointer = body.story().pointer();
        form.source = String.join("\n", entry.sources());
        form.revision = entry.version();
        return form;
    }

    Wish wish() {
        return Wish.of(null, suggest);
    }

    FormTopics topics() {
        return new FormTopics(tags, topic);
    }

    /**
     * What differs between what was typed here and what stands there now, field by field in the order of the form.
     *
     * @param theirs the form of what stands there now
     */
    List<Difference> differences(CaseStudyForm theirs, List<Choice> sites) {
        Map<String, Function<CaseStudyForm, String>> fields = new LinkedHashMap<>();
        fields.put("Title", form -> form.title);
        fields.put("Summary", form -> form.summary);
        fields.put("Site", form -> text(sites, form.site));
        fields.put("Topics", form -> String.join("\n", form.topics().all()));
        fields.put("What was done", form -> form.whatWasDone);
        fields.put("Background", form -> form.background);
        fields.put("Who it is for", form -> String.join("\n", split(form.population, "\n")));
        fields.put("Place", form -> form.place);
        fields.put("Region", form -> form.region);
        fields.put("When", form -> form.period);
        fields.put("Place or condition", form -> text(communities(), form.community));
        fields.put("Figures and results", form -> String.join("\n", form.filledRows().stream().map(Row::inALine).toList()));
        fields.put("What got in the way", form -> String.join("\n", split(form.barriers, "\n")));
        fields.put("What helped", form -> String.join("\n", split(form.facilitators, "\n")));
        fields.put("A personal story", form -> form.storyExists ? "Somebody tells it" : "");
        fields.put("Where the story can be found", form -> form.storyPointer);
        fields.put("Sources", form -> String.join("\n", split(form.source, "\n")));
        fields.put("Who may read it", form -> Visibility.of(orEmpty(form.visibility)).map(Visibility::label).orElse(""));
        List<Difference> differences = new ArrayList<>();
        fields.forEach((label, field) -> {
            Difference one = new Difference(label, lines(field.apply(theirs)), lines(field.apply(this)));
            if (!one.theirs().equals(one.mine())) {
                differences.add(one);
            }
        });
        return differences;
    }

    /** A field of which somebody else has made something else. */
    public record Difference(String label, String theirs, String mine) {}

    private static String text(List<Choice> choices, String value) {
        return choices.stream().filter(choice -> choice.value().equals(orEmpty(value))).map(Choice::text).findFirst()
                .orElse(orEmpty(value));
    }

    /**
     * The input that the form stands for.
     *
     * @param before what stands there, or null: the form does not show what only an import can say (how far facts were checked, how it
     *               relates to its site), so that is kept
     */
    CaseStudyInput toInput(EntrySummary before, CaseStudyBody bodyBefore) {
        Checking checking = bodyBefore == null ? null : bodyBefore.checking();
        return new CaseStudyInput(line(title), line(summary), line(site), topics().all(),
                EntryChoices.reader(visibility), line(place), line(region), line(period),
                line(community),
                split(population, "\n"), lines(background), lines(whatWasDone), results(), split(barriers, "\n"),
                split(facilitators, "\n"), new Story(storyExists, line(storyPointer)), checking,
                before == null ? null : before.siteLink(), split(source, "\n"), before == null ? null : before.externalId());
    }

    private List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (Row row : filledRows()) {
            results.add(new Result(line(row.text()), line(row.figure()), line(row.source())));
        }
        return results;
    }

    private List<Row> filledRows() {
        return allRows().stream().filter(row -> !(row.text() + row.figure() + row.source()).isBlank()).toList();
    }

    private List<Row> allRows() {
        List<Row> rows = new ArrayList<>();
        int count = Stream.of(resultText, resultFigure, resultSource).mapToInt(sent -> sent == null ? 0 : sent.size()).max()
                .orElse(0);
        for (int i = 0; i < count; i++) {
            rows.add(new Row(i + 1, at(resultText, i), at(resultFigure, i), at(resultSource, i)));
        }
        return rows;
    }

    /** The rows for figures and results: those that are filled, and some spare ones. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        filledRows().forEach(row -> rows.add(new Row(rows.size() + 1, row.text(), row.figure(), row.source())));
        for (int spare = 0; spare < SPARE_RESULTS; spare++) {
            rows.add(new Row(rows.size() + 1, "", "", ""));
        }
        return rows;
    }

    /** What "place or condition" can be. */
    public List<Choice> communities() {
        return List.of(new Choice("", "Not said"), new Choice("place-based", "A place"),
                new Choice("condition-based", "A condition"),
                new Choice("both", "Both"));
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
    public record Row(int number, String text, String figure, String source) {

        String inALine() {
            return String.join(" · ",
                    Stream.of(figure, text, source).map(String::strip).filter(part -> !part.isEmpty()).toList());
        }

        /** What the three fields of the row are called. */
        public String textLabel() {
            return "Result " + number;
        }

        public String textId() {
            return "result-" + number;
        }

        public String figureId() {
            return "figure-" + number;
        }

        public String sourceId() {
            return "source-" + number;
        }

        public String figureLabel() {
            return "Figure of result " + number;
        }

        public String sourceLabel() {
            return "Source of result " + number;
        }
    }

    private static String at(List<String> list, int index) {
        return list != null && index < list.size() ? orEmpty(list.get(index)) : "";
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(orEmpty(text).replace("\r", "").split(separator)).map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String line(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String lines(String text) {
        return orEmpty(text).replace("\r\n", "\n").strip();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
