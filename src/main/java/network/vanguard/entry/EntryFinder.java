package network.vanguard.entry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.paging.Counted;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteRef;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.TagRef;

/** Questions about entries. Every answer holds only what the viewer may read. */
@Reads
@ApplicationScoped
public class EntryFinder {

    private static final String LIST = "entries-newest";
    private static final int REVISIONS_SHOWN = 100;
    private static final int DEEDS_SHOWN = 100;

    private final Entries entries;
    private final QueueRows queue;
    private final CircleReaders circles;
    private final ConceptFinder concepts;
    private final SiteFinder sites;
    private final CurationSettings settings;
    private final Clock clock;

    EntryFinder(Entries entries, QueueRows queue, CircleReaders circles, ConceptFinder concepts, SiteFinder sites,
            CurationSettings settings,
            Clock clock) {
        this.entries = entries;
        this.queue = queue;
        this.circles = circles;
        this.concepts = concepts;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    /** The entry of that kind and slug; {@link NotFound} when there is none that the viewer may read. */
    @Transactional
    public EntrySummary bySlug(EntryKind kind, String slug, Viewer viewer) {
        return find(kind, slug, viewer).orElseThrow(NotFound::new);
    }

    /** The entry of that kind and slug, if there is one that the viewer may read. */
    @Transactional
    public Optional<EntrySummary> find(EntryKind kind, String slug, Viewer viewer) {
        return entries.readable("e.kind = :kind AND e.slug = :slug", Map.of("kind", kind.code(), "slug", slug), viewer)
                .answer();
    }

    /** The entry of that number; {@link NotFound} when there is none that the viewer may read. */
    @Transactional
    public EntrySummary byId(long id, Viewer viewer) {
        return find(id, viewer).orElseThrow(NotFound::new);
    }

    /** The entry of that number, if the viewer may read it. */
    @Transactional
    public Optional<EntrySummary> find(long id, Viewer viewer) {
        return entries.readable("e.id = :id", Map.of("id", id), viewer).answer();
    }

    /**
     * The number of the entry that an address or a number names, if the viewer may read it.
     *
     * @param host of this platform: an address of somewhere else names nothing
     */
    @Transactional
    public Optional<Long> meant(String typed, String host, Viewer viewer) {
        return EntryAddress.of(typed, host).flatMap(address -> address.number() == null
                ? find(address.kind(), address.slug(), viewer)
                : find(address.number(), viewer)).map(EntrySummary::id);
    }

    /**
     * The entry of that kind and slug, with what the viewer may do with it. One statement.
     *
     * @throws NotFound when there is none that the viewer may read
     */
    @Transactional
    public OpenEntry open(EntryKind kind, String slug, Viewer viewer) {
        Entries.Opened opened = entries.opened(kind, slug, viewer).answer().orElseThrow(NotFound::new);
        return new OpenEntry(opened.entry(), actions(opened.entry().id(), opened.standing(), viewer));
    }

    /** Those of the entries that the viewer may read, in the order given. One query. */
    @Transactional
    public List<EntrySummary> byIds(List<Long> ids, Viewer viewer) {
        return askByIds(ids, viewer).answer();
    }

    /** The same, to be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<EntrySummary>> askByIds(List<Long> ids, Viewer viewer) {
        return entries.readable(ids, viewer);
    }

    /** The entry of that number, if the viewer may read it; for no number, none. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Optional<EntrySummary>> ask(Long id, Viewer viewer) {
        return id == null ? Question.known(Optional.empty()) : entries.readable("e.id = :id", Map.of("id", id), viewer);
    }

    /** The first of a list, newest first. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<EntrySummary>> newest(EntryFilter filter, int most, Viewer viewer) {
        return entries.page(filter, null, 0, most, viewer);
    }

    /** Notes and discussions that speak of an entry, newest first. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<EntrySummary>> about(long id, int most, Viewer viewer) {
        return newest(EntryFilter.all().about(id), most, viewer);
    }

    /**
     * A page of a list, newest first.
     *
     * @param after the cursor of the page before, or null
     * @param limit rows on a page
     */
    @Transactional
    public Slice<EntrySummary> list(EntryFilter filter, String after, int limit, Viewer viewer) {
        Optional<Cursor> before = Cursor.read(LIST, after);
        Instant beforeTime = before.map(cursor -> cursor.instant(0)).orElse(null);
        long beforeId = before.map(cursor -> cursor.number(1)).orElse(0L);
        boolean open = filter.state() == null || filter.state().open();
        List<EntrySummary> rows = entries.page(filter, beforeTime, beforeId, limit + 1, viewer).answer();
        return Slice.of(rows, limit,
                last -> Cursor.write(LIST, open ? last.publishedAt() : last.updatedAt(), last.id()));
    }

    /**
     * A page of a list as a reader filters it. A topic may be given by slug, name or synonym; a topic or a site that
     * nobody knows finds nothing. Attempts that did not work have a list of their own: only that mark finds them.
     */
    @Transactional
    public EntryList filtered(EntryKind kind, String topic, String site, Mark mark, String after, Viewer viewer) {
        TagRef tag = topic == null || topic.isBlank()
                ? null
                : concepts.meant(topic.strip()).orElseGet(() -> new TagRef("-", topic.strip(), "", false));
        EntryFilter filter = EntryFilter.ofKind(kind).withTag(tag == null ? null : tag.slug()).withSite(site).withMark(mark)
                .without(mark == Mark.ATTEMPT ? null : Mark.ATTEMPT);
        long total = entries.count(filter, viewer);
        // Somebody made up the name of a proposed topic: whoever may read nothing that carries it is shown what they typed.
        TagRef shown = tag != null && tag.proposed() && total == 0 ? new TagRef("-", topic.strip(), "", false) : tag;
        return new EntryList(kind, list(filter, after, Limit.DEFAULT, viewer), total, shown,
                filter.site() == null
                        ? null
                        : sites.ref(filter.site()).orElseGet(() -> new SiteRef(0, filter.site(), filter.site())),
                sites.all(), mark, mark == Mark.ATTEMPT || kind != EntryKind.CASE_STUDY
                        ? 0
                        : entries.count(filter.without(null).withMark(Mark.ATTEMPT), viewer),
                after != null && !after.isBlank());
    }

    /** How many there are in all pages of that list; one more than {@link Counted#MOST} for more than these. */
    @Transactional
    public long count(EntryFilter filter, Viewer viewer) {
        return entries.count(filter, viewer);
    }

    /** How many published entries of each site the viewer may read, by the site's slug; sites without one are missing. */
    @Transactional
    public Map<String, Long> countsBySite(Viewer viewer) {
        return entries.countsBySite(viewer);
    }

    /** The safe circles that the viewer belongs to, for forms to choose from. */
    @Transactional
    public List<CircleRef> circles(Viewer viewer) {
        return viewer.signedIn() ? circles.of(viewer.memberId()) : List.of();
    }

    /** Where an entry stands that the caller has found readable; null when it stands in no circle. */
    @Transactional
    public CirclePlace circle(EntrySummary entry) {
        return entry.visibility() == Visibility.CIRCLE ? circles.place(entry.id()).orElse(null) : null;
    }

    /** Every site, for forms to choose from. */
    @Transactional
    public List<SiteRef> sites() {
        return sites.all();
    }

    /** In which communities an entry that the caller has found readable stands, beside that of the site that it is written for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<SiteRef>> places(long id) {
        return entries.places(id);
    }

    /** What the viewer may do with the entry; {@link NotFound} when they may not read it. */
    @Transactional
    public EntryActions actions(long id, Viewer viewer) {
        return actions(id, entries.standing(id, viewer.memberId()).answer()
                .filter(found -> EntryPolicy.mayRead(found, viewer)).orElseThrow(NotFound::new), viewer);
    }

    private EntryActions actions(long id, EntryPolicy.Standing standing, Viewer viewer) {
        EntryActions actions = EntryActions.of(standing, viewer);
        return actions.take() && standing.state() == EntryState.IN_REVIEW
                ? actions.heldBy(queue.reviewer(id).orElse(null), standing, viewer)
                : actions;
    }

    /** All that was done to an entry that the caller has found readable, each newest first. To be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<EntryPast> past(long id) {
        return entries.events(id).with(entries.reviews(id, REVISIONS_SHOWN), EntryPast::begun)
                .with(entries.revisions(id, REVISIONS_SHOWN), EntryPast::withRevisions)
                .with(entries.deeds(id, DEEDS_SHOWN), EntryPast::withDeeds);
    }

    /** Changes of state, newest first; for those who may read the entry. */
    @Transactional
    public List<EntryEvent> events(long id, Viewer viewer) {
        byId(id, viewer);
        return entries.events(id).answer();
    }

    /** The last hundred things that were done to it beside its text and its state, newest first; for those who may read the entry. */
    @Transactional
    public List<EntryDeed> deeds(long id, Viewer viewer) {
        byId(id, viewer);
        return entries.deeds(id, DEEDS_SHOWN).answer();
    }

    /** How it stands in the queue of the curators; null when it does not wait for them. */
    @Transactional
    public Waiting waiting(EntrySummary entry) {
        return entry.state() != EntryState.SUBMITTED && entry.state() != EntryState.IN_REVIEW
                ? null
                : queue.one(entry.id()).map(row -> row.waiting(settings.answerWithin(), clock.instant())).orElse(null);
    }

    /** Within so many working days the curators promise an answer. */
    public int answerWithin() {
        return settings.answerWithin();
    }

    /** Why it is a draft again: how a curator returned it last. Null for what is no draft, and for a draft that nobody returned. */
    @Transactional
    public EntryEvent returned(EntrySummary entry) {
        return entry.state() != EntryState.DRAFT
                ? null
                : entries.events(entry.id()).answer().stream().findFirst().filter(EntryEvent::returned).orElse(null);
    }

    /**
     * What an entry said in that version, and in the one before it if there is one. For those who may change it: what was taken out of a
     * text is nobody else's to read.
     *
     * @throws NotFound when there is no such version
     * @throws Refused  when the viewer may not change the entry
     */
    @Transactional
    public List<EntryRevision> version(long id, int revision, Viewer viewer) {
        if (!actions(id, viewer).revise()) {
            throw new Refused("Only its authors and the curators can read what earlier versions said.");
        }
        List<EntryRevision> found = entries.revisionAndBefore(id, revision);
        if (found.isEmpty()) {
            throw new NotFound();
        }
        return found;
    }

    /** When and by whom it was found still right, newest first, the last hundred times; for those who may read the entry. */
    @Transactional
    public List<EntryReview> reviews(long id, Viewer viewer) {
        byId(id, viewer);
        return askReviews(id).answer();
    }

    /** The same of an entry that the caller has found readable; to be asked together with other things. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<EntryReview>> askReviews(long id) {
        return entries.reviews(id, REVISIONS_SHOWN);
    }

    /** What the viewer, or a site of theirs, should have looked at by now, what waits longest first. */
    @Transactional
    public List<EntrySummary> due(int most, Viewer viewer) {
        return viewer.signedIn() ? entries.due(most, viewer) : List.of();
    }

    /** The last hundred versions, newest first; for those who may read the entry. */
    @Transactional
    public List<EntryRevision> revisions(long id, Viewer viewer) {
        byId(id, viewer);
        return entries.revisions(id, REVISIONS_SHOWN).answer();
    }
}
