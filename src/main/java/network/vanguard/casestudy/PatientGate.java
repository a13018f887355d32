package network.vanguard.casestudy;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryGate;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.PatientCheck;
import network.vanguard.member.Viewer;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;

/**
 * Whoever publishes a case study is shown what in it may tell who a patient is. They have it taken out, or say in a sentence, which stays in
 * its history, why it tells nobody.
 */
@ApplicationScoped
class PatientGate implements EntryGate {

    private final CaseStudies caseStudies;
    private final EntryFinder entries;

    PatientGate(CaseStudies caseStudies, EntryFinder entries) {
        this.caseStudies = caseStudies;
        this.entries = entries;
    }

    @Override
    public void publish(long entryId, String reason, Viewer viewer) {
        if (reason != null && !reason.isBlank()) {
            return;
        }
        EntrySummary entry = entries.byId(entryId, viewer);
        if (entry.kind() != EntryKind.CASE_STUDY) {
            return;
        }
        String found = caseStudies.withResults(entryId).map(body -> CaseStudyBody.of(body).input(entry))
                .map(input -> CaseStudyWords.of(input).lookedAt(PatientCheck.ofNew()).errors()).stream()
                .flatMap(errors -> errors.stream()).map(FieldError::message).collect(Collectors.joining(" "));
        if (!found.isEmpty()) {
            throw new Invalid("reason",
                    found + " Return it to its author, or take it out. If it is about no patient, say here why "
                            + "not, and publish it.");
        }
    }
}
