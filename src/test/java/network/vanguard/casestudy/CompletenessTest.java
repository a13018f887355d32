package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.casestudy.CaseStudyInput.Story;
import network.vanguard.casestudy.CaseStudyRecord.Context;
import network.vanguard.casestudy.CaseStudyRecord.Moment;
import network.vanguard.casestudy.CaseStudyRecord.Part;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.FirstStep;
import network.vanguard.entry.Visibility;
import network.vanguard.text.SafeHtml;
import network.vanguard.vocabulary.TagRef;

/** On which rung of the ladder a case study stands, and what it says is missing. */
class CompletenessTest {

    private static final FirstStep STEP = new FirstStep("Ring", null, null, null, null);
    private static final Context CONTEXT = new Context("A practice", null, null, List.of("A library"), "A club", "£5", "A day",
            null);

    @Test
    void nineThingsMakeItReadyToTry() {
        Completeness nine = Completeness.of(entry("A town", "area", List.of(), "tag"),
                body("We asked.", "Somewhere", STEP, null, "", false));
        assertEquals(1, nine.rung());
        assertEquals("Ready to try", nine.label());
        assertEquals("Ready to repeat", nine.nextLabel());
        assertEquals(
                List.of("background", "period", "parts", "setting", "partners", "alreadyThere", "cost", "staffTime",
                        "barriers"),
                fields(nine.missingNext()));
    }

    @Test
    void withoutOneOfTheNineItStandsBelow() {
        for (Completeness less : List.of(
                Completeness.of(entry("", "area", List.of(), "tag"), body("We asked.", "Somewhere", STEP, null, "", false)),
                Completeness.of(entry("A town", null, List.of(), "tag"), body("We asked.", "Somewhere", STEP, null, "", false)),
                Completeness.of(entry("A town", "area", List.of()), body("We asked.", "Somewhere", STEP, null, "", false)),
                Completeness.of(entry("A town", "area", List.of(), "tag"), body(" ", "Somewhere", STEP, null, "", false)),
                Completeness.of(entry("A town", "area", List.of(), "tag"), body("We asked.", null, STEP, null, "", false)),
                Completeness.of(entry("A town", "area", List.of(), "tag"),
                        body("We asked.", "Somewhere", FirstStep.unknown(), null, "", false)))) {
            assertEquals(0, less.rung());
            assertEquals(1, less.missingNext().size(), less.missingNext().toString());
        }
    }

    @Test
    void aHigherRungNeedsAllThatIsBelow() {
        Completeness all = Completeness.of(entry("A town", "area", List.of("A report"), "tag"),
                body("We asked.", "Somewhere", STEP, CONTEXT, "A report", true));
        assertEquals(3, all.rung());
        assertEquals("", all.nextLabel());
        assertTrue(all.missingNext().isEmpty() && all.missingLater().isEmpty());
        Completeness noPlace = Completeness.of(entry("A town", "area", List.of("A report"), "tag"),
                body("We asked.", null, STEP, CONTEXT, "A report", true));
        assertEquals(0, noPlace.rung());
        assertEquals(List.of("place"), fields(noPlace.missingNext()));
        Completeness noSource = Completeness.of(entry("A town", "area", List.of("A report"), "tag"),
                body("We asked.", "Somewhere", STEP, CONTEXT, "", true));
        assertEquals(2, noSource.rung());
        assertEquals(List.of("results"), fields(noSource.missingNext()));
    }

    private static List<String> fields(List<Completeness.Item> items) {
        return items.stream().map(Completeness.Item::field).toList();
    }

    private static EntrySummary entry(String summary, String siteLink, List<String> sources, String... tags) {
        return new EntrySummary(1, EntryKind.CASE_STUDY, "a", "A title", summary, null, siteLink, null,
                List.of(tags).stream().map(tag -> new TagRef(tag, tag, "approach", false)).toList(), EntryState.DRAFT,
                Visibility.NETWORK, sources, null, null, 1, null, null, List.of());
    }

    /** With context everything that the second rung asks for, and with a source and a story all of the third. */
    private static CaseStudyBody body(String done, String place, FirstStep step, Context context, String source, boolean told) {
        boolean rich = context != null;
        CaseStudyRecord record = new CaseStudyRecord(rich ? List.of(new Part("Asking", null, null, null, null)) : null, context,
                told ? List.of(new Moment("2016", "planned", "A pilot")) : null, step, null, told ? "Begin small." : null, null,
                told ? "Paid by us." : null, told ? "helped" : null, null);
        return new CaseStudyBody(place, null, rich ? "2016" : null, null, List.of("Everybody"), rich ? "Why." : "",
                SafeHtml.stored(""),
                done, SafeHtml.stored(""), List.of(new Result("Fewer", "3", source)), rich ? List.of("Time") : List.of(),
                List.of(),
                new Story(told, null), null, record);
    }
}
