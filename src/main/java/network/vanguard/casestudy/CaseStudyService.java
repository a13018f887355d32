package network.vanguard.casestudy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.draft.DraftService;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryInput;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.Hold;
import network.vanguard.entry.PatientCheck;
import network.vanguard.entry.Visibility;
import network.vanguard.entry.WordsWithdrawn;
import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationMerged;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.support.SupportService;
import network.vanguard.text.PatientDetails;

/** What can be done with a case study's text. The editorial steps are the spine's: {@link EntryService}. */
@ApplicationScoped
public class CaseStudyService {

    private static final int MARKED_AT_ONCE = 100;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final EntryService entries;
    private final EntryFinder finder;
    private final MemberService members;
    private final DraftService drafts;
    private final OrganisationService organisations;
    private final SupportService support;
    private final CaseStudies caseStudies;
    private final Event<WordsWithdrawn> withdrawn;
    private final ObjectMapper json;
    private final Clock clock;

    CaseStudyService(EntryService entries, EntryFinder finder, MemberService members, DraftService drafts,
            OrganisationService organisations, SupportService support, CaseStudies caseStudies,
            Event<WordsWithdrawn> withdrawn, ObjectMapper json, Clock clock) {
        this.entries = entries;
        this.withdrawn = withdrawn;
        this.finder = finder;
        this.members = members;
        this.drafts = drafts;
        this.organisations = organisations;
        this.support = support;
        this.caseStudies = caseStudies;
        this.json = json;
        this.clock = clock;
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
        CaseStudyInput keyed = keyed(input.textAlone());
        CaseStudy body = new CaseStudy(0);
        body.write(keyed);
        refuseStories(keyed, List.of());
        EntryRef ref = entries.create(entryInput(keyed, body, slug, digest), viewer);
        body.entryId = ref.id();
        caseStudies.persist(body);
        link(ref.id(), keyed);
        keepBeside(ref.id(), input, viewer);
        return ref;
    }

    /** Writes a new version. Errors are those of {@link EntryService#revise}. */
    @Transactional
    public EntryRef revise(long id, EntryVersion expected, @Valid CaseStudyInput input, Viewer viewer) {
        return revise(id, expected, input, false, viewer);
    }

    /**
     * The same. Where readers have it already and the change brings in something by which a patient might be known, errors are also those of
     * {@link PatientCheck}, or it is hidden until a moderator has looked, if the writer asks for that.
     */
    @Transactional
    public EntryRef revise(long id, EntryVersion expected, @Valid CaseStudyInput input, boolean askModerator, Viewer viewer) {
        EntrySummary entry = finder.byId(id, viewer);
        Hold hold = entry.kind() == EntryKind.CASE_STUDY && entry.state().open()
                ? CaseStudyWords.of(input).lookedAt(PatientCheck.ofChange(CaseStudyWords.of(now(entry)).texts()))
                        .hold(askModerator, false)
                : null;
        return entries.held(revise(id, expected, input, "", viewer), hold);
    }

    /** Writes a new version for an importer. */
    @Transactional
    public EntryRef revise(long id, int expected, @Valid CaseStudyInput input, String digest, Viewer viewer) {
        return revise(id, new EntryVersion(expected, null), input, digest, viewer);
    }

    private EntryRef revise(long id, EntryVersion expected, CaseStudyInput input, String digest, Viewer viewer) {
        Ending before = ending(id);
        Ending ending = input.ending() == null ? before : input.ending();
        EntryRef ref = write(id, expected, input.withEnding(ending), digest, viewer);
        keepBeside(id, input, viewer);
        if (!Objects.equals(before, ending)) {
            entries.deed(id, (before == null ? "Said that it has ended, in " : "Changed what is said of its ending, in ")
                    + ending.day(), viewer);
        }
        return ref;
    }

    /** What an importer or a program sends along that is no part of the text. */
    private void keepBeside(long id, CaseStudyInput input, Viewer viewer) {
        if (input.informal() != null) {
            support.informal(id, input.informal(), viewer);
        }
        if (input.support() != null) {
            support.replace(id, input.support(), viewer);
        }
    }

    private Ending ending(long id) {
        return caseStudies.findByIdOptional(id).map(body -> body.record.ending()).orElse(null);
    }

    /**
     * Says that what a case study tells of has ended. Nobody is asked any more whether it is still running; it stays in lists, search and
     * among what is similar.
     *
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when the viewer may not change it
     * @param askModerator as in {@link #revise(long, EntryVersion, CaseStudyInput, boolean, Viewer)}
     * @throws Invalid  for a day to come, and for a reason that needs words and has none
     */
    @Transactional
    public EntryRef end(long id, @Valid Ending ending, boolean askModerator, Viewer viewer) {
        EntrySummary entry = held(id, viewer);
        refuseEnding(ending, "");
        CaseStudyInput now = now(entry);
        if (ending.equals(now.ending())) {
            return entry.ref();
        }
        Hold hold = entry.state().open()
                ? PatientCheck.ofChange(CaseStudyWords.of(now).texts()).look("how", ending.how())
                        .look("lesson", ending.lesson())
                        .hold(askModerator, false)
                : null;
        return entries.held(revise(id, entry.version(), now.withEnding(ending), "", viewer), hold);
    }

    /** Says that it runs again, or never ended; nothing happens when nobody had said that it ended. Errors are those of {@code end}. */
    @Transactional
    public EntryRef runsAgain(long id, Viewer viewer) {
        EntrySummary entry = held(id, viewer);
        CaseStudyInput now = now(entry);
        if (now.ending() == null) {
            return entry.ref();
        }
        EntryRef ref = write(id, entry.version(), now.withEnding(null), "", viewer);
        entries.deed(id, "Took back that it has ended: it runs", viewer);
        if (entry.state() == EntryState.PUBLISHED && !now.record().failed()) {
            entries.stillRight(id, viewer);
        }
        return ref;
    }

    /** The case study, which nobody else changes until the transaction ends, for somebody who may change it. */
    private EntrySummary held(long id, Viewer viewer) {
        entries.expect(id, EntryKind.CASE_STUDY, null, viewer);
        if (!finder.actions(id, viewer).revise()) {
            throw new Refused("Only its authors and the curators can say that this has ended.");
        }
        return finder.byId(id, viewer);
    }

    private CaseStudyInput now(EntrySummary entry) {
        return caseStudies.withResults(entry.id()).map(CaseStudyBody::of).orElseThrow(NotFound::new).input(entry);
    }

    private EntryRef write(long id, EntryVersion expected, CaseStudyInput input, String digest, Viewer viewer) {
        CaseStudyInput keyed = keyed(input.textAlone());
        CaseStudy body = new CaseStudy(id);
        body.write(keyed);
        refuseStories(keyed, caseStudies.withResults(id).map(now -> CaseStudyBody.of(now).results()).orElse(List.of()));
        EntryRef ref = entries.revise(id, expected, entryInput(keyed, body, null, digest), viewer);
        caseStudies.findByIdOptional(id).orElseThrow().write(keyed);
        link(id, keyed);
        return ref;
    }

    /** Its partners are organisations, each with a page of its own; their names stay as they were written. */
    private void link(long id, CaseStudyInput input) {
        caseStudies.linkPartners(id, organisations.named(input.record().context().partners()));
    }

    void joined(@Observes OrganisationMerged organisation) {
        caseStudies.movePartners(organisation.from(), organisation.into());
    }

    /**
     * Takes a story out of a case study and of all its earlier versions, because whoever told it withdrew their consent. Its words cannot be
     * written again.
     *
     * @param key of the story
     * @throws NotFound when the viewer may not read the case study, or it has no such story
     * @throws Refused  when the viewer may not do this
     */
    @Transactional
    public EntryRef withdraw(long id, String key, Viewer viewer) {
        EntrySummary entry = finder.byId(id, viewer);
        CaseStudy body = caseStudies.withResults(id).orElseThrow(NotFound::new);
        CaseStudyInput now = CaseStudyBody.of(body).input(entry);
        if (now.results().stream().noneMatch(result -> has(result, key))) {
            throw new NotFound();
        }
        CaseStudyInput left = now.withResults(now.results().stream()
                .map(result -> has(result, key) ? result.withStory(null) : result).toList());
        body.write(left);
        now.results().stream().filter(result -> has(result, key)).map(result -> result.story().text())
                .forEach(words -> {
                    forget(words);
                    withdrawn.fire(new WordsWithdrawn(id, words));
                });
        drafts.blank(entry.url() + "/edit", "storyText");
        return entries.takeOut(id, entryInput(left, body, null, ""), content -> withoutStory(content, key),
                "The consent to a personal story was withdrawn. Its words are gone.", viewer);
    }

    /**
     * Says that a case study does not tell of a movement, beside the word on its page; said again, it takes the place of what the same curator
     * said before.
     *
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when they are no curator
     * @throws Conflict when it does not call itself a movement
     */
    @Transactional
    public void dispute(long id, String reason, Viewer viewer) {
        needCurator(id, viewer);
        if (reason == null || reason.isBlank()) {
            throw new Invalid("reason", "Say what is missing for a movement, so that its authors can answer.");
        }
        if (reason.length() > CaseStudyRecord.TEXT_MAX) {
            throw new Invalid("reason", CaseStudyRecord.TEXT_LONG);
        }
        PatientDetails.refuse("reason", reason, false);
        if (!caseStudies.findByIdOptional(id).orElseThrow(NotFound::new).record.calledMovement()) {
            throw new Conflict("It does not call itself a movement: its profile has no evidence for every characteristic.");
        }
        caseStudies.dispute(id, viewer.memberId(), reason.strip(), clock.instant());
    }

    /** Takes it back; nothing happens when there is nothing to take back. Errors are those of {@link #dispute}. */
    @Transactional
    public void agree(long id, Viewer viewer) {
        needCurator(id, viewer);
        caseStudies.agree(id, viewer.memberId());
    }

    private void needCurator(long id, Viewer viewer) {
        if (finder.byId(id, viewer).kind() != EntryKind.CASE_STUDY) {
            throw new NotFound();
        }
        if (!viewer.curator()) {
            throw new Refused("Only a curator can say that something is not a movement.");
        }
    }

    private static boolean has(Result result, String key) {
        return result.story() != null && key.equals(result.story().key());
    }

    /** The content of a version without that story, whose words are never to come back. */
    private String withoutStory(String content, String key) {
        try {
            JsonNode version = json.readTree(content);
            for (JsonNode result : version.path("results")) {
                if (key.equals(result.path("story").path("key").asText())) {
                    forget(result.path("story").path("text").asText());
                    ((ObjectNode) result).remove("story");
                }
            }
            return json.writeValueAsString(version);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A version is not JSON", impossible);
        }
    }

    private void forget(String words) {
        caseStudies.forget(StoryWords.digest(words), clock.instant());
    }

    /** Case studies that were written before there were marks get theirs. */
    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void markOld() {
        while (QuarkusTransaction.requiringNew().call(this::markSome)) {
            // one portion after the other, each in a transaction of its own
        }
    }

    private boolean markSome() {
        List<Long> ids = entries.unmarked(EntryKind.CASE_STUDY, MARKED_AT_ONCE);
        Viewer platform = members.platform();
        ids.forEach(id -> entries.mark(id, caseStudies.withResults(id).map(CaseStudyBody::of)
                .map(body -> body.marks(Completeness.of(finder.byId(id, platform), body))).orElse(List.of())));
        return !ids.isEmpty();
    }

    /** The partners of case studies that were written before there were organisations become some. */
    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void linkOld() {
        while (QuarkusTransaction.requiringNew().call(this::linkSome)) {
            // one portion after the other, each in a transaction of its own
        }
    }

    private boolean linkSome() {
        List<Long> ids = caseStudies.takeUnlinked(MARKED_AT_ONCE);
        ids.forEach(id -> caseStudies.findByIdOptional(id).ifPresent(body -> caseStudies.linkPartners(id,
                organisations.named(body.record.context().partners()))));
        return !ids.isEmpty();
    }

    private EntryInput entryInput(CaseStudyInput input, CaseStudy body, String slug, String digest) {
        refuseTooLong(input);
        refuseEnding(input.ending(), "ending.");
        return new EntryInput(EntryKind.CASE_STUDY, slug, input.title(), input.summary(), input.site(), input.vanguardLink(),
                input.tags(), input.visibility(), input.source(), null, input.externalId(), digest, plainText(input), input,
                CaseStudyBody.of(body).marks(Completeness.of(input)), widest(input));
    }

    /** Every new story gets a name of its own, by which it can be withdrawn. */
    private static CaseStudyInput keyed(CaseStudyInput input) {
        return input.withResults(input.results().stream().map(result -> result.story() == null
                ? result
                : result.withStory(result.story().keyed(UUID.randomUUID().toString().replace("-", "")))).toList());
    }

    /** The widest readers to whom everybody agreed who tells a story in it; null when there is none. */
    private static Visibility widest(CaseStudyInput input) {
        return input.results().stream().filter(result -> result.story() != null).map(result -> result.story().covers())
                .max(Comparator.naturalOrder()).orElse(null);
    }

    /** @param way before the names of its fields */
    private void refuseEnding(Ending ending, String way) {
        if (ending != null && ending.after(YearMonth.from(clock.instant().atZone(LONDON)))) {
            throw new Invalid(way + "when", "This lies in the future. Say when it ended, not when it will.");
        }
        if (ending != null && ending.lacksWords()) {
            throw new Invalid(way + "how", "Say it in a sentence: who took it over, or what the reason was.");
        }
    }

    /**
     * Nobody reads a story who was not meant to, and what was withdrawn does not come back.
     *
     * @param standing the results as they stand now. A story that stands there may stay: withdrawing a copy of it elsewhere does not stop the
     *                 work of those who told it
     */
    private void refuseStories(CaseStudyInput input, List<Result> standing) {
        Visibility readers = input.visibility() == null ? Visibility.NETWORK : input.visibility();
        Visibility widest = widest(input);
        if (widest != null && readers.widerThan(widest)) {
            throw new Invalid("visibility", "Somebody agreed that their story may be read by fewer people: "
                    + widest.label().toLowerCase(Locale.ROOT) + ". Choose those readers, or ask them again.");
        }
        Set<String> told = standing.stream().filter(result -> result.story() != null).map(result -> result.story().text())
                .collect(Collectors.toSet());
        for (Result result : input.results()) {
            if (result.story() != null && !told.contains(result.story().text())
                    && caseStudies.isForgotten(StoryWords.digest(result.story().text()))) {
                throw new Invalid("results",
                        "The consent to the story of “" + result.text() + "” was withdrawn. Leave the story out.");
            }
        }
    }

    /** Every part has a limit of its own; together they would allow more than the whole may have. Names the longest part. */
    private static void refuseTooLong(CaseStudyInput input) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("whatWasDone", bytes(Stream.of(input.whatWasDone())));
        parts.put("background", bytes(Stream.of(input.background())));
        parts.put("results", bytes(input.results().stream()
                .flatMap(
                        result -> Stream.concat(
                                Stream.of(result.text(), told(result), orEmpty(result.figure()), orEmpty(result.source()),
                                        orEmpty(result.baseline()), orEmpty(result.period()), orEmpty(result.denominator()),
                                        orEmpty(result.comparator())),
                                result.series().stream().map(CaseStudyInput.Point::period)))));
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
        return Stream.of(Stream.of(input.background(), input.whatWasDone()),
                input.results().stream().flatMap(result -> Stream.of(result.text(), told(result))),
                input.barriers().stream(), input.facilitators().stream(), input.population().stream(), input.record().texts(),
                Stream.of(orEmpty(input.place()), orEmpty(input.region())))
                .flatMap(text -> text).filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String told(Result result) {
        return result.story() == null ? "" : result.story().text() + "\n" + result.story().teller();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

}
