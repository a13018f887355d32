package network.vanguard.casestudy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.entry.EntryInput;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryVersion;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;

/** What can be done with a case study's text. The editorial steps are the spine's: {@link EntryService}. */
@ApplicationScoped
public class CaseStudyService {

    private final EntryService entries;
    private final CaseStudies caseStudies;

    CaseStudyService(EntryService entries, CaseStudies caseStudies) {
        this.entries = entries;
        this.caseStudies = caseStudies;
    }

    /** Writes a new draft. Errors are those of {@link EntryService#create}. */
    @Transactional
    public EntryRef draft(@Valid CaseStudyInput input, Viewer viewer) {
        return draft(input, null, "", viewer);
    }

    /**
     * Writes a new draft for an importer.
     *
     * @param slug   wanted, or null
     * @param digest of the line that it comes from
     */
    @Transactional
    public EntryRef draft(@Valid CaseStudyInput input, String slug, String digest, Viewer viewer) {
        EntryRef ref = entries.create(entryInput(input, slug, digest), viewer);
        CaseStudy body = new CaseStudy(ref.id());
        body.write(input);
        caseStudies.persist(body);
        return ref;
    }

    /** Writes a new version. Errors are those of {@link EntryService#revise}. */
    @Transactional
    public EntryRef revise(long id, EntryVersion expected, @Valid CaseStudyInput input, Viewer viewer) {
        return revise(id, expected, input, "", viewer);
    }

    /** Writes a new version for an importer. */
    @Transactional
    public EntryRef revise(long id, int expected, @Valid CaseStudyInput input, String digest, Viewer viewer) {
        return revise(id, new EntryVersion(expected, null), input, digest, viewer);
    }

    private EntryRef revise(long id, EntryVersion expected, CaseStudyInput input, String digest, Viewer viewer) {
        EntryRef ref = entries.revise(id, expected, entryInput(input, null, digest), viewer);
        caseStudies.findByIdOptional(id).orElseThrow().write(input);
        return ref;
    }

    private static EntryInput entryInput(CaseStudyInput input, String slug, String digest) {
        refuseTooLong(input);
        return new EntryInput(EntryKind.CASE_STUDY, slug, input.title(), input.summary(), input.site(), input.vanguardLink(),
                input.tags(), input.visibility(), input.source(), null, input.externalId(), digest, plainText(input), input);
    }

    /** Every part has a limit of its own; together they would allow more than the whole may have. Names the longest part. */
    private static void refuseTooLong(CaseStudyInput input) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("whatWasDone", bytes(Stream.of(input.whatWasDone())));
        parts.put("background", bytes(Stream.of(input.background())));
        parts.put("results", bytes(input.results().stream()
                .flatMap(result -> Stream.concat(Stream.of(result.text(), orEmpty(result.figure()), orEmpty(result.source()),
                        orEmpty(result.baseline()), orEmpty(result.period()), orEmpty(result.denominator()),
                        orEmpty(result.comparator())), result.series().stream().map(CaseStudyInput.Point::period)))));
        parts.put("barriers", bytes(input.barriers().stream()));
        parts.put("facilitators", bytes(input.facilitators().stream()));
        parts.put("population", bytes(input.population().stream()));
        parts.put("parts", bytes(input.record().texts()));
        parts.put("source", bytes(input.source().stream()));
        if (input.checking() != null) {
            parts.put("checking", bytes(input.checking().unverifiedParts().stream()));
        }
        if (parts.values().stream().mapToInt(Integer::intValue).sum() > CaseStudyInput.WHOLE_MAX) {
            String longest = parts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
            throw new Invalid(longest,
                    "A whole case study can be 200 kB (204,800 bytes) at most. This is its longest part: shorten it.");
        }
    }

    private static int bytes(Stream<String> texts) {
        return texts.mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
    }

    /** All that is told, for search and similarity. Places and dates are facets, not subjects: they are left to the search's own words. */
    private static String plainText(CaseStudyInput input) {
        return Stream.of(Stream.of(input.background(), input.whatWasDone()), input.results().stream().map(Result::text),
                input.barriers().stream(), input.facilitators().stream(), input.population().stream(), input.record().texts(),
                Stream.of(orEmpty(input.place()), orEmpty(input.region())))
                .flatMap(text -> text).filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

}
