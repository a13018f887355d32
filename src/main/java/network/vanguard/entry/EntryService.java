package network.vanguard.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import network.vanguard.audit.AuditLog;
import network.vanguard.audit.AuditVerb;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteRef;
import network.vanguard.text.Slugs;
import network.vanguard.vocabulary.ConceptChanged;
import network.vanguard.vocabulary.ConceptMerged;
import network.vanguard.vocabulary.ConceptService;

/** The verbs of the spine. Each kind of content calls it when it writes, revises or moves on one of its entries. */
@ApplicationScoped
public class EntryService {

    /** Most of what stands beside a text that search knows, in characters. */
    public static final int BESIDE_MAX = 100_000;

    /** Most communities of other sites in which an entry stands. */
    public static final int PLACES_MAX = 10;

    private static final int INDEXED_AT_ONCE = 500;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String STAYS = "What is written in a circle stays in it, and what has other readers does not go in. "
            + "The members of a circle can let something out together, on the circle's page.";

    private final Entries entries;
    private final QueueRows queue;
    private final CircleReaders circles;
    private final SiteFinder sites;
    private final ConceptService concepts;
    private final Event<EntryChanged> changed;
    private final Event<EntryHeld> held;
    private final EntryDetail details;
    private final Instance<EntryGate> gates;
    private final UpkeepSettings upkeep;
    private final AuditLog log;
    private final ObjectMapper json;
    private final Clock clock;

    EntryService(Entries entries, QueueRows queue, CircleReaders circles, SiteFinder sites, ConceptService concepts,
            Event<EntryChanged> changed, Event<EntryHeld> held,
            EntryDetail details, @Any Instance<EntryGate> gates, UpkeepSettings upkeep, AuditLog log,
            ObjectMapper json, Clock clock) {
        this.entries = entries;
        this.queue = queue;
        this.circles = circles;
        this.sites = sites;
        this.concepts = concepts;
        this.changed = changed;
        this.held = held;
        this.details = details;
        this.gates = gates;
        this.upkeep = upkeep;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes a new draft.
     *
     * @throws Refused when the viewer may not write for that site
     * @throws Invalid for an unknown site or a wrong topic
     */
    @Transactional
    public EntryRef create(EntryInput input, Viewer viewer) {
        Long siteId = siteId(input.site());
        if (!EntryPolicy.mayWrite(input.kind(), siteId, viewer)) {
            throw new Refused(siteId == null
                    ? "A case study is written for a site that you belong to. Choose your site."
                    : "You can write only for a site that you belong to.");
        }
        Long circleId = circle(input, null, viewer);
        refuseReaders(input, siteId);
        refuseSources(input);
        Upkeep.refuse(input.reviewBy(), LocalDate.ofInstant(clock.instant(), LONDON));
        EntryInput.Part part = part(input, null, viewer);
        Instant now = clock.instant();
        Entry entry = new Entry(input.kind(), circleId == null ? freeSlug(input) : Slugs.byLot(), viewer.memberId(), now);
        entry.write(input, part, siteId, now);
        entries.persistAndFlush(entry);
        if (circleId != null) {
            circles.put(entry.id, circleId);
        }
        entries.addEvent(entry.id, now, viewer.memberId(), null, EntryState.DRAFT, null);
        return afterWriting(entry, input, viewer);
    }

    /** Writes a new version of the text that has this number, wherever it stands by now. Errors are those of the next. */
    @Transactional
    public EntryRef revise(long id, int expected, EntryInput input, Viewer viewer) {
        return revise(id, new EntryVersion(expected, null), input, viewer);
    }

    /**
     * Writes a new version.
     *
     * @param expected the version that the writer had read
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when the viewer may not change it
     * @throws Stale    when somebody else was first
     */
    @Transactional
    public EntryRef revise(long id, EntryVersion expected, EntryInput input, Viewer viewer) {
        Entry entry = load(id, viewer);
        if (entry.kind != input.kind()) {
            throw new NotFound();
        }
        EntryPolicy.Standing standing = entry.standing(entries.ties(id, viewer.memberId()));
        if (!EntryPolicy.mayRevise(standing, viewer)) {
            throw new Refused("Only its authors and the curators can change this.");
        }
        if (!expected.is(entry.revision, entry.state)) {
            throw new Stale();
        }
        Long siteId = siteId(input.site());
        if (!java.util.Objects.equals(siteId, entry.siteId) && !EntryPolicy.mayWrite(entry.kind, siteId, viewer)) {
            throw new Refused("You can write only for a site that you belong to.");
        }
        circle(input, entry.visibility, viewer);
        refuseReaders(input, siteId);
        refuseSources(input);
        Upkeep.refuse(input.reviewBy(), LocalDate.ofInstant(clock.instant(), LONDON));
        EntryInput.Part part = part(input, entry, viewer);
        boolean readersChange = entry.visibility != input.visibility() || !java.util.Objects.equals(siteId, entry.siteId);
        if (entry.state.open() && readersChange && !EntryPolicy.mayShowTo(entry.kind, siteId, input.visibility(), viewer)) {
            throw new Refused("You cannot choose those readers for something that is published.");
        }
        entry.write(input, part, siteId, clock.instant());
        askIfItMayRun(entry);
        return afterWriting(entry, input, viewer);
    }

    /** Nobody is asked whether something is still running that has ended; whoever takes that back is asked again in time. */
    private void askIfItMayRun(Entry entry) {
        if (entry.kind == EntryKind.CASE_STUDY && !entry.mayBeRunning()) {
            entry.reviewBy = null;
        } else if (entry.mayBeRunning() && entry.state == EntryState.PUBLISHED && entry.reviewBy == null) {
            entry.reviewBy = nextReview(entry);
        }
    }

    /**
     * Takes words out of an entry, wherever it stands, because consent to them was withdrawn: a new version, and none of the earlier ones
     * holds them any more. Topics and state stay.
     *
     * @param input  the entry without those words
     * @param scrub  takes them out of the content of any version, JSON
     * @param reason for the history
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when the viewer may not do this
     */
    @Transactional
    public EntryRef takeOut(long id, EntryInput input, UnaryOperator<String> scrub, String reason, Viewer viewer) {
        Entry entry = load(id, viewer);
        if (!EntryPolicy.mayWithdraw(standing(entry, viewer), viewer)) {
            throw new Refused("Only its authors, the curators and the moderators can take a story out.");
        }
        entry.write(input, entry.part(), entry.siteId, clock.instant());
        entries.rewriteVersions(entry.id, scrub);
        entries.addRevision(entry.id, entry.revision, entry.updatedAt, viewer.memberId(), write(input.content()));
        entries.addEvent(entry.id, entry.updatedAt, viewer.memberId(), entry.state, entry.state, reason);
        log.record(viewer, AuditVerb.CONSENT_WITHDRAWN, "entry", entry.id, null);
        entries.flush();
        entries.index(entry.id);
        changed.fire(new EntryChanged(entry.id, entry.state));
        return entry.ref();
    }

    /**
     * Says in which communities an entry stands beside the site that it is written for; for its kind, which has just written it and so has
     * asked whether the viewer may.
     *
     * @param places slugs of sites; its own is left out
     * @throws Invalid (field {@code places}) for an unknown site, or more than {@value #PLACES_MAX}
     */
    @Transactional
    public void stand(long id, List<String> places) {
        if (places.size() > PLACES_MAX) {
            throw new Invalid("places", "Choose at most " + PLACES_MAX + " sites.");
        }
        Long own = entries.findById(id).siteId;
        entries.stand(id, places.stream().map(slug -> sites.ref(slug).map(SiteRef::id)
                .orElseThrow(() -> new Invalid("places", "There is no site “" + slug + "”."))).filter(site -> !site.equals(own))
                .distinct().toList());
    }

    /** Entries of that kind, at most so many, whose marks were never worked out; nobody else is at them until the transaction ends. */
    @Transactional
    public List<Long> unmarked(EntryKind kind, int most) {
        return entries.unmarked(kind, most);
    }

    /** Says by what lists can be filtered, of an entry written before there were marks. */
    @Transactional
    public void mark(long id, List<Mark> marks) {
        entries.findByIdOptional(id).ifPresent(entry -> entry.mark(marks));
    }

    private EntryRef afterWriting(Entry entry, EntryInput input, Viewer viewer) {
        if (input.tags().size() > EntryInput.TAGS_MAX) {
            throw new Invalid("tags", "Choose at most " + EntryInput.TAGS_MAX + " topics.");
        }
        entries.setTags(entry.id, concepts.resolveOrPropose(input.tags(), entry.siteId));
        entries.addRevision(entry.id, entry.revision, entry.updatedAt, viewer.memberId(), write(input.content()));
        entries.flush();
        entries.index(entry.id);
        changed.fire(new EntryChanged(entry.id, entry.state));
        return entry.ref();
    }

    /**
     * Makes sure, before a step, that nobody decides on a text that they have not read. Nobody can change it until the transaction ends.
     *
     * @param kind  what the caller takes it for, or null for any
     * @param shown the version that the decision is about, or null for any
     * @throws NotFound when the viewer may not read it, or it is of another kind
     * @throws Stale    when it is another version by now
     */
    @Transactional
    public void expect(long id, EntryKind kind, EntryVersion shown, Viewer viewer) {
        Entry entry = load(id, viewer);
        if (kind != null && kind != entry.kind) {
            throw new NotFound();
        }
        if (shown != null && !shown.is(entry.revision, entry.state)) {
            throw new Stale();
        }
    }

    /**
     * Notes in an entry's history what was done to it beside its text and its state; for upper floors, which have asked whether the viewer
     * may.
     *
     * @param what in words, 200 characters at most, without names that may be taken back: it is never removed
     */
    @Transactional
    public void deed(long id, String what, Viewer viewer) {
        entries.addDeed(id, clock.instant(), viewer.memberId(), what);
    }

    /**
     * Says what the files of an entry tell, so that search finds it by that too. Links between entries are made of the text alone and stay as
     * they are. For upper floors, which hold the entry locked.
     *
     * @param words {@link #BESIDE_MAX} characters at most; empty when there is nothing any more
     */
    @Transactional
    public void fileWords(long id, String words) {
        entries.flush();
        entries.fileWords(id, words);
        entries.index(id);
    }

    /** Makes anew what search knows of it; for upper floors that have changed its words. */
    @Transactional
    public void indexed(long id) {
        entries.index(id);
        entries.forUpdate(id).ifPresent(entry -> changed.fire(new EntryChanged(id, entry.state)));
    }

    /** The same for what is said of what was given to it. */
    @Transactional
    public void givenWords(long id, String words) {
        entries.flush();
        entries.givenWords(id, words);
        entries.index(id);
    }

    /** Hands a draft to the curators. */
    @Transactional
    public EntryRef submit(long id, String reason, Viewer viewer) {
        Entry entry = load(id, viewer);
        if (!EntryPolicy.maySubmit(standing(entry, viewer), viewer)) {
            throw notNow(entry, EntryState.DRAFT, "Only its authors can submit a draft.");
        }
        return move(entry, EntryState.SUBMITTED, reason, viewer);
    }

    /**
     * Takes what was submitted into review, so that everybody sees who has it; from another curator, too. What the viewer has already stays
     * as it is.
     *
     * @throws Refused  when the viewer is no curator
     * @throws Conflict when it does not wait for the curators
     */
    @Transactional
    public EntryRef take(long id, String reason, Viewer viewer) {
        Entry entry = load(id, viewer);
        if (!EntryPolicy.mayReturn(standing(entry, viewer), viewer)) {
            throw notNow(entry, EntryState.SUBMITTED, "Only a curator can take something into review.");
        }
        boolean mine = entry.state == EntryState.IN_REVIEW
                && queue.reviewer(id).filter(reviewer -> reviewer.handle().equals(viewer.handle())).isPresent();
        if (mine) {
            return entry.ref();
        }
        String words = reason == null ? "" : " " + reason.strip();
        return move(entry, EntryState.IN_REVIEW,
                entry.state == EntryState.IN_REVIEW ? "Taken over from another curator." + words : words, viewer);
    }

    /**
     * Hands a submitted entry back to its author; the reason is theirs to read.
     *
     * @throws Conflict when it does not wait for the curators, or another curator has it in review
     */
    @Transactional
    public EntryRef giveBack(long id, String reason, Viewer viewer) {
        Entry entry = load(id, viewer);
        if (!EntryPolicy.mayReturn(standing(entry, viewer), viewer)) {
            throw notNow(entry, EntryState.SUBMITTED, "Only a curator can return what was submitted.");
        }
        refuseOtherHands(entry, viewer);
        return move(entry, EntryState.DRAFT, needed(reason), viewer);
    }

    /**
     * Publishes to the readers that the entry names.
     *
     * @param readers other readers than the entry names, or null
     */
    @Transactional
    public EntryRef publish(long id, Visibility readers, String reason, Viewer viewer) {
        Entry entry = load(id, viewer);
        Visibility wanted = readers == null ? entry.visibility : readers;
        if (entry.state.open()) {
            throw new Conflict("This is published already.");
        }
        if (wanted != entry.visibility && (wanted == Visibility.CIRCLE || entry.visibility == Visibility.CIRCLE)) {
            throw new Invalid("visibility", STAYS);
        }
        if (wanted == Visibility.SITE && entry.siteId == null) {
            throw new Invalid("visibility", "Without a site there are no members of the site who could read it.");
        }
        if (entry.widest != null && wanted.widerThan(entry.widest)) {
            throw new Invalid("visibility", "A story in it may be read by fewer people only: "
                    + entry.widest.label().toLowerCase(java.util.Locale.ROOT)
                    + ". Choose those readers, or ask again whoever tells it.");
        }
        if (!EntryPolicy.mayPublish(standing(entry, viewer), wanted, viewer)) {
            throw new Refused(entry.kind == EntryKind.CASE_STUDY
                    ? "A curator publishes case studies to the network; a lead can publish them to the site."
                    : "You cannot publish this to those readers.");
        }
        refuseOtherHands(entry, viewer);
        entry.visibility = wanted;
        if (entry.reviewBy == null && (entry.kind.reviewed() || entry.mayBeRunning())) {
            entry.reviewBy = nextReview(entry);
        }
        return move(entry, EntryState.PUBLISHED, reason, viewer);
    }

    /**
     * Says that a published note is still right, or that what a published case study tells of is still running: its owner is asked again
     * when the usual time is over. The text is the same version.
     *
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when it is not theirs to look after
     * @throws Conflict when it is not published, or of a kind of which nobody is asked that
     */
    @Transactional
    public EntryReview stillRight(long id, Viewer viewer) {
        Entry entry = load(id, viewer);
        if (entry.kind == EntryKind.CASE_STUDY && entry.state == EntryState.PUBLISHED && !entry.mayBeRunning()) {
            throw new Conflict("It says that this has ended, or did not work. If that is wrong, change that first.");
        }
        if (!entry.kind.reviewed() && entry.kind != EntryKind.CASE_STUDY || entry.state != EntryState.PUBLISHED) {
            throw new Conflict("Only a published practice note or case study is looked at again.");
        }
        if (!EntryPolicy.mayRenew(standing(entry, viewer), viewer)) {
            throw new Refused(
                    "Only those who look after it can say so: its author, the contributors of its "
                            + "site, and curators.");
        }
        entry.reviewBy = nextReview(entry);
        entries.flush();
        entries.addReview(id, clock.instant(), viewer.memberId(), entry.reviewBy);
        return entries.reviews(id, 1).answer().get(0);
    }

    private LocalDate nextReview(Entry entry) {
        return LocalDate.ofInstant(clock.instant(), LONDON)
                .plusMonths(entry.kind == EntryKind.CASE_STUDY ? upkeep.runningAfter() : upkeep.reviewAfter());
    }

    /** Takes a published entry out of use. */
    @Transactional
    public EntryRef archive(long id, String reason, Viewer viewer) {
        Entry entry = load(id, viewer);
        if (!EntryPolicy.mayArchive(standing(entry, viewer), viewer)) {
            throw notNow(entry, EntryState.PUBLISHED, "Only a curator or a lead of the site can archive this.");
        }
        return move(entry, EntryState.ARCHIVED, needed(reason), viewer);
    }

    /**
     * Takes what is published or archived away from its readers; nothing hidden already happens twice. Its text, its links and its comments
     * stay for the day on which it comes back. For the floor that moderates, which has asked whether the viewer may.
     *
     * @param reason for its history
     * @throws Conflict when it was never published
     */
    @Transactional
    public EntryRef hide(long id, String reason, Viewer viewer) {
        Entry entry = entries.forUpdate(id).orElseThrow(NotFound::new);
        if (entry.state == EntryState.HIDDEN) {
            return entry.ref();
        }
        if (!entry.state.open()) {
            throw new Conflict("Only what is published can be hidden.");
        }
        EntryState before = entry.state;
        entry.hide();
        return shownOrHidden(entry, before, reason, viewer);
    }

    /**
     * The numbers of what is said about an entry outside of safe circles and can be read, case studies apart: notes and discussions; for the
     * floor that moderates.
     *
     * @param such which of them: by title, summary and body
     */
    @Transactional
    public List<Long> about(long id, Predicate<String> such) {
        return entries.about(id).filter(said -> Stream.of(said.title, said.summary, said.bodyText).anyMatch(such))
                .map(said -> said.id).toList();
    }

    /**
     * Keeps what was just written from its readers until a moderator has looked at it.
     *
     * @param hold why; null when there is nothing to look at
     * @return it as it stands then
     */
    @Transactional
    public EntryRef held(EntryRef written, Hold hold) {
        if (hold == null) {
            return written;
        }
        held.fire(new EntryHeld(written.id(), hold));
        return written.asHidden();
    }

    /** Brings back what was hidden, exactly as it was; what is not hidden stays as it is. For the same floor. */
    @Transactional
    public EntryRef restore(long id, String reason, Viewer viewer) {
        Entry entry = entries.forUpdate(id).orElseThrow(NotFound::new);
        if (entry.state != EntryState.HIDDEN) {
            return entry.ref();
        }
        entry.restore();
        return shownOrHidden(entry, EntryState.HIDDEN, reason, viewer);
    }

    private EntryRef shownOrHidden(Entry entry, EntryState before, String reason, Viewer viewer) {
        entries.flush();
        entries.addEvent(entry.id, clock.instant(), viewer.memberId(), before, entry.state, reason);
        changed.fire(new EntryChanged(entry.id, entry.state));
        return entry.ref();
    }

    /**
     * The entry that an importer's key names, whoever may read it: an import must know what is there.
     *
     * @return its reference and the digest of the line that last wrote it
     */
    @Transactional
    public Optional<Imported> imported(EntryKind kind, String externalId) {
        return entries.byExternalId(kind, externalId).map(entry -> new Imported(entry.ref(), entry.digest));
    }

    /** The digest of the import line that wrote the entry last; empty when a person did. */
    @Transactional
    public String lastLine(long id) {
        return entries.findByIdOptional(id).map(entry -> entry.digest).orElse("");
    }

    /** What an earlier import made. */
    public record Imported(EntryRef ref, String digest) {}

    /** At once where few entries carry it, so that the next search knows; else in portions, soon after. */
    void namesChanged(@Observes ConceptChanged concept) {
        if (entries.areTaggedByMoreThan(INDEXED_AT_ONCE, concept.conceptId())) {
            entries.indexLater(concept.conceptId());
        } else {
            entries.indexTagged(concept.conceptId(), 0, INDEXED_AT_ONCE);
        }
    }

    @Scheduled(every = "5s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void indexWhatWaits() {
        while (QuarkusTransaction.requiringNew().call(() -> entries.indexWaiting(INDEXED_AT_ONCE))) {
            // one portion after the other, each in a transaction of its own
        }
    }

    void merged(@Observes ConceptMerged concepts) {
        entries.retag(concepts.from(), concepts.into());
    }

    private void refuseOtherHands(Entry entry, Viewer viewer) {
        MemberRef reviewer = entry.state == EntryState.IN_REVIEW ? queue.reviewer(entry.id).orElse(null) : null;
        if (EntryPolicy.inOtherHands(reviewer, standing(entry, viewer), viewer)) {
            throw new Conflict(reviewer.name() + " has this in review. Take it over first, then decide.");
        }
    }

    private EntryRef move(Entry entry, EntryState next, String reason, Viewer viewer) {
        EntryState before = entry.state;
        if (next == EntryState.SUBMITTED || next == EntryState.PUBLISHED) {
            gates.forEach(gate -> gate.pass(entry.id));
        }
        if (next == EntryState.PUBLISHED) {
            gates.forEach(gate -> gate.publish(entry.id, reason, viewer));
        }
        entry.moveTo(next, clock.instant());
        entry.reviewerId = next == EntryState.IN_REVIEW ? viewer.memberId() : null;
        entries.flush();
        entries.addEvent(entry.id, entry.updatedAt, viewer.memberId(), before, next,
                reason == null || reason.isBlank() ? null : reason.strip());
        changed.fire(new EntryChanged(entry.id, next));
        return entry.ref();
    }

    private Entry load(long id, Viewer viewer) {
        Entry entry = entries.forUpdate(id).orElseThrow(NotFound::new);
        if (!EntryPolicy.mayRead(standing(entry, viewer), viewer)) {
            throw new NotFound();
        }
        return entry;
    }

    private EntryPolicy.Standing standing(Entry entry, Viewer viewer) {
        return entry.standing(entries.ties(entry.id, viewer.memberId()));
    }

    private static RuntimeException notNow(Entry entry, EntryState needed, String who) {
        return entry.state == needed
                ? new Refused(who)
                : new Conflict(
                        "This is not possible now: it is " + entry.state.label().toLowerCase(java.util.Locale.ROOT) + ".");
    }

    private static String needed(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Invalid("reason", "Say why, so that others understand it.");
        }
        return reason;
    }

    private Long siteId(String slug) {
        return slug == null || slug.isBlank()
                ? null
                : sites.ref(slug).map(SiteRef::id).orElseThrow(() -> new Invalid("site", "There is no site “" + slug + "”."));
    }

    private static void refuseReaders(EntryInput input, Long siteId) {
        if (input.visibility() == Visibility.SITE && siteId == null) {
            throw new Invalid("visibility", "Without a site there are no members of the site who could read it.");
        }
    }

    /**
     * The circle that a new entry is written in, or null. What stands in a circle leaves it only when all its members let it out, and what
     * has other readers does not go in: somebody may have read it. Topics, sites and imports' keys are seen by others, so nothing in a
     * circle has any.
     */
    private Long circle(EntryInput input, Visibility before, Viewer viewer) {
        boolean wanted = input.visibility() == Visibility.CIRCLE;
        if (before != null && wanted != (before == Visibility.CIRCLE)) {
            throw new Invalid("visibility", STAYS);
        }
        if (!wanted) {
            if (input.circle() != null) {
                throw new Invalid("circle", "Say also that its readers are a circle.");
            }
            return null;
        }
        if (!input.tags().isEmpty() && input.kind() != EntryKind.CASE_STUDY) {
            throw new Invalid("tags", "Topics are everybody's, so what is written in a circle has none. Take them out.");
        }
        if (input.site() != null && input.kind() != EntryKind.CASE_STUDY) {
            throw new Invalid("site", "In a circle people write in their own name. Choose your own name.");
        }
        if (before != null) {
            return null;
        }
        if (input.kind() == EntryKind.CASE_STUDY || input.circle() == null || input.externalId() != null
                || !input.digest().isEmpty()) {
            throw new Invalid("visibility", input.kind() == EntryKind.CASE_STUDY
                    ? "A case study is no circle's. Choose the members of a site, or anyone who is signed in."
                    : "Say which of your circles may read it.");
        }
        return circles.forWriting(input.circle(), viewer.memberId())
                .orElseThrow(() -> new Invalid("visibility", "Say which of your circles may read it."));
    }

    private static void refuseSources(EntryInput input) {
        if (!input.sources().stream().allMatch(source -> source.matches(EntryInput.SOURCE))) {
            throw new Invalid("source", EntryInput.SOURCE_WRONG);
        }
    }

    /**
     * What of another entry the input speaks of, with its name at that time: the one that was sent, else the one that stands there, else what
     * it is called now.
     */
    private EntryInput.Part part(EntryInput input, Entry before, Viewer viewer) {
        boolean sameSubject = before != null && java.util.Objects.equals(input.aboutId(), before.aboutId);
        Optional<EntrySummary> subject = input.aboutId() == null
                ? Optional.empty()
                : entries.readable("e.id = :id", java.util.Map.of("id", input.aboutId()), viewer).answer();
        // what it was about when the writer could read that stays so
        if (input.aboutId() != null && subject.isEmpty() && !sameSubject) {
            throw new Invalid("about", "There is no entry with that number.");
        }
        EntryInput.Part part = input.part();
        if (part == null || part.label() != null && input.aboutId() != null) {
            return part;
        }
        if (input.aboutId() == null) {
            throw new Invalid("aboutPart", "Say also which entry it is a part of.");
        }
        String label = sameSubject && part.key().equals(before.aboutPart)
                ? before.aboutPartLabel
                : subject.map(details::parts).map(parts -> parts.get(part.key())).orElse(null);
        if (label == null) {
            throw new Invalid("aboutPart", "There is no such part of it. Choose one that its page shows.");
        }
        return new EntryInput.Part(part.key(), label);
    }

    private String freeSlug(EntryInput input) {
        String wanted = input.slug() == null || input.slug().isBlank() ? Slugs.of(input.title()) : input.slug();
        String slug = wanted;
        for (int n = 2; entries.slugTaken(input.kind(), slug); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    private String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A revision could not be written as JSON", impossible);
        }
    }
}
