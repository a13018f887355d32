package network.vanguard.casestudy;

import java.util.ArrayList;
import java.util.List;

import network.vanguard.casestudy.CaseStudyInput.Checking;
import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.casestudy.CaseStudyInput.Story;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Mark;
import network.vanguard.text.SafeHtml;
import network.vanguard.vocabulary.TagRef;

/** What a case study says beyond its row in the spine. */
public record CaseStudyBody(String place, String region, String period, String community, List<String> population,
        String background,
        SafeHtml backgroundHtml, String whatWasDone, SafeHtml whatWasDoneHtml, List<Result> results, List<String> barriers,
        List<String> facilitators, Story story, Checking checking, CaseStudyRecord record) {

    /** What kind of community it is about, in words. */
    public String communityLabel() {
        return community == null ? "" : switch (community) {
            case "place-based" -> "A place";
            case "condition-based" -> "A condition";
            default -> "A place and a condition";
        };
    }

    /** The claim to show first: one that has a figure as well as a story; null when none has. */
    public Result lead() {
        return results.stream().filter(Result::both).findFirst().orElse(null);
    }

    /** Whether anybody tells in their own words what a claim means to them. */
    boolean tells() {
        return results.stream().anyMatch(result -> result.story() != null);
    }

    /** The claims without the one that is shown first. */
    public List<Result> others() {
        Result lead = lead();
        return results.stream().filter(result -> result != lead).toList();
    }

    /** Where the evidence stops; null when no result says for whom it was found. */
    public Reach.Stop evidence() {
        return Reach.stop(results.stream().map(Result::level).filter(level -> level != null).toList()).orElse(null);
    }

    /** By what lists can be filtered. */
    List<Mark> marks(Completeness completeness) {
        List<Mark> marks = new ArrayList<>(
                List.of(Mark.READY_TO_TRY, Mark.READY_TO_REPEAT, Mark.READY_TO_JUDGE).subList(0, completeness.rung()));
        if (lead() != null) {
            marks.add(Mark.FIGURE_AND_STORY);
        }
        if (evidence() != null) {
            marks.add(evidence().widest().mark());
        }
        if (record.failed()) {
            marks.add(Mark.ATTEMPT);
        }
        if (record.ending() != null) {
            marks.add(Mark.ENDED);
        }
        return marks;
    }

    /** What would write it again. */
    CaseStudyInput input(EntrySummary entry) {
        return new CaseStudyInput(entry.title(), entry.summary(), entry.siteSlug(),
                entry.tags().stream().map(TagRef::label).toList(),
                entry.visibility(), place, region, period, community, population, background, whatWasDone, results, barriers,
                facilitators, story, checking, entry.siteLink(), entry.sources(), entry.externalId(), record.parts(),
                record.context(),
                record.timeline(), record.firstStep(), record.unexpected(), record.lessons(), record.differently(),
                record.interests(), record.outcome(), record.movement(), record.ending(), null, null);
    }

    static CaseStudyBody of(CaseStudy body) {
        return new CaseStudyBody(body.place, body.region, body.period, body.community, List.of(body.population),
                body.background,
                SafeHtml.stored(body.backgroundHtml), body.whatWasDone, SafeHtml.stored(body.whatWasDoneHtml),
                body.resultList(),
                List.of(body.barriers), List.of(body.facilitators), body.story(), body.checking(), body.record);
    }
}
