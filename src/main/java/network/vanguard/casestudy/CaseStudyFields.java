package network.vanguard.casestudy;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import network.vanguard.casestudy.CaseStudyInput.Checking;
import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.casestudy.CaseStudyInput.Story;
import network.vanguard.casestudy.CaseStudyRecord.Context;
import network.vanguard.casestudy.CaseStudyRecord.Evidence;
import network.vanguard.casestudy.CaseStudyRecord.Moment;
import network.vanguard.casestudy.CaseStudyRecord.Part;
import network.vanguard.entry.EntryBody;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRevision;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.FirstStep;
import network.vanguard.holding.HoldingFinder;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.page.Choice;
import network.vanguard.support.SupportFinder;

/** The JSON fields of a case study, under the names of {@link CaseStudyInput}: what is read can be sent back. */
@ApplicationScoped
class CaseStudyFields implements EntryBody {

    private final CaseStudyFinder caseStudies;
    private final EntryFinder entries;
    private final HoldingFinder holdings;
    private final SupportFinder support;
    private final ObjectMapper json;

    CaseStudyFields(CaseStudyFinder caseStudies, EntryFinder entries, HoldingFinder holdings, SupportFinder support,
            ObjectMapper json) {
        this.caseStudies = caseStudies;
        this.entries = entries;
        this.holdings = holdings;
        this.support = support;
        this.json = json;
    }

    record Fields(String place, String region, String period, String community, List<String> population, String background,
            String whatWasDone, List<Result> results, List<String> barriers, List<String> facilitators, Story story,
            Checking checking, List<Part> parts, Context context, List<Moment> timeline, FirstStep firstStep, String unexpected,
            String lessons, String differently, String interests, String outcome, List<Evidence> movement, Ending ending) {}

    @Override
    public EntryKind kind() {
        return EntryKind.CASE_STUDY;
    }

    @Override
    public Object fields(long entryId) {
        CaseStudyBody body = caseStudies.body(entryId);
        CaseStudyRecord record = body.record();
        return new Fields(body.place(), body.region(), body.period(), body.community(), body.population(), body.background(),
                body.whatWasDone(), body.results(), body.barriers(), body.facilitators(), body.story(), body.checking(),
                record.parts(), record.context(), record.timeline(), record.firstStep(), record.unexpected(), record.lessons(),
                record.differently(), record.interests(), record.outcome(), record.movement(), record.ending());
    }

    /** Without what stands in every entry anyway. */
    @Override
    public Map<String, String> texts(EntrySummary entry) {
        Map<String, String> texts = CaseStudyTexts.of(caseStudies.body(entry.id()).input(entry), List.of());
        texts.put("What the formal side gave", String.join("\n", support.told(entry.id())));
        texts.keySet().removeAll(List.of("Title", "Summary", "Site", "Topics", "Sources", "Who may read it"));
        texts.put("Who started it, who holds it now", holdings.told(entry.id()));
        return texts;
    }

    @Override
    public Map<String, String> texts(EntryRevision version) {
        return CaseStudyTexts.of(version.said(CaseStudyInput.class, json),
                entries.sites().stream().map(site -> new Choice(site.slug(), site.name())).toList());
    }

    @Override
    public Map<String, String> parts(long entryId) {
        return CaseStudySections.of(caseStudies.body(entryId));
    }

    @Override
    public List<OrganisationRef> organisations(long entryId) {
        return caseStudies.partners(entryId);
    }

    @Override
    public FirstStep firstStep(long entryId) {
        return caseStudies.body(entryId).record().firstStep();
    }
}
