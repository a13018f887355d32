package network.vanguard.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.holding.HeldEntry;
import network.vanguard.holding.HoldingFinder;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationFinder;
import network.vanguard.organisation.OrganisationPolicy;
import network.vanguard.organisation.OrganisationView;
import network.vanguard.page.Choice;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.query.Question;
import network.vanguard.query.Questions;
import network.vanguard.replica.Reads;
import network.vanguard.site.SiteFinder;

/**
 * Questions about organisations as a reader may know them. One that is only named somewhere is known to those who may read something that names
 * it; to everybody else there is none.
 */
@Reads
@ApplicationScoped
public class DirectoryFinder {

    private static final String LIST = "organisations";
    private static final String TAKES_PART = "organisation-newest";
    private static final int JOINED_SHOWN = 50;
    /** After everything that was published so far. */
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Pattern ADDRESS = Pattern.compile("(?:.*/)?organisations/([a-z0-9-]+)/?");

    private final Directory directory;
    private final OrganisationFinder organisations;
    private final EntryFinder entries;
    private final HoldingFinder holdings;
    private final SiteFinder sites;

    DirectoryFinder(Directory directory, OrganisationFinder organisations, EntryFinder entries, HoldingFinder holdings,
            SiteFinder sites) {
        this.directory = directory;
        this.organisations = organisations;
        this.entries = entries;
        this.holdings = holdings;
        this.sites = sites;
    }

    /**
     * A page of those that the viewer may know of, by their names.
     *
     * @param letter that their names begin with; type, the code of their kind; q, words in their names; each may be null
     * @param after  the cursor of the page before, or null
     */
    @Transactional
    public OrganisationList list(String letter, String type, String q, String after, int limit, Viewer viewer) {
        OrganisationFilter filter = OrganisationFilter.of(letter, type, q);
        String before = Cursor.read(LIST, after).map(cursor -> cursor.text(0)).orElse("");
        return new OrganisationList(
                Slice.of(directory.page(filter, before, limit + 1, viewer), limit, last -> Cursor.write(LIST, last.key())),
                filter,
                q == null ? "" : q.strip(), after != null && !after.isBlank());
    }

    /** All that is said of an organisation; {@link NotFound} when there is none at that address that the viewer may know of. */
    @Transactional
    public OrganisationView view(String slug, Viewer viewer) {
        return organisations.view(slug).filter(found -> directory.visible(found.ref().id(), viewer).answer())
                .orElseThrow(NotFound::new);
    }

    /**
     * The same with what it takes part in and what it holds, as far as the viewer may read it.
     *
     * @param after the cursor of the page before of what it takes part in, or null
     */
    @Transactional
    public OrganisationPage page(String slug, String after, Viewer viewer) {
        OrganisationView view = organisations.view(slug).orElseThrow(NotFound::new);
        long id = view.ref().id();
        Optional<Cursor> before = Cursor.read(TAKES_PART, after);
        Questions page = new Questions();
        Supplier<Boolean> visible = page.ask(directory.visible(id, viewer));
        Supplier<Slice<EntrySummary>> takesPart = page
                .ask(directory.takesPart(id, before.map(cursor -> cursor.instant(0)).orElse(LAST),
                        before.map(cursor -> cursor.number(1)).orElse(0L), Limit.DEFAULT + 1, viewer)
                        .map(found -> Slice.of(found, Limit.DEFAULT, last -> Cursor.write(TAKES_PART, last.at(), last.id())))
                        .then(found -> entries
                                .askByIds(found.items().stream().map(Directory.Published::id).toList(), viewer)
                                .map(shown -> new Slice<>(shown, found.next()))));
        Supplier<List<HeldEntry>> held = page.ask(holdings.of(id, viewer));
        Supplier<List<JoinedOrganisation>> joined = page.ask(OrganisationPolicy.mayJoin(viewer)
                ? directory.joined(id, JOINED_SHOWN)
                : Question.known(List.of()));
        if (!visible.get()) {
            throw new NotFound();
        }
        return new OrganisationPage(view, takesPart.get(), held.get(), joined.get(), after != null && !after.isBlank(),
                mayDescribe(view, viewer), OrganisationPolicy.mayJoin(viewer));
    }

    private static boolean mayDescribe(OrganisationView view, Viewer viewer) {
        return OrganisationPolicy.mayDescribe(view.site() == null ? null : view.site().id(), viewer);
    }

    /**
     * An organisation of which the viewer wants to say what it is.
     *
     * @throws NotFound when there is none that the viewer may know of
     * @throws Refused  when they may not say it
     */
    @Transactional
    public OrganisationView toDescribe(String slug, Viewer viewer) {
        OrganisationView view = view(slug, viewer);
        if (!mayDescribe(view, viewer)) {
            throw new Refused("Curators, and people of the site that it is, say what an organisation is.");
        }
        return view;
    }

    /** One that the viewer wants to join with another one; errors as the one before. */
    @Transactional
    public OrganisationView toJoin(String slug, Viewer viewer) {
        OrganisationView view = view(slug, viewer);
        if (!OrganisationPolicy.mayJoin(viewer)) {
            throw new Refused("Only a curator can join two organisations.");
        }
        return view;
    }

    /** The slug of the organisation that an address or a slug names; empty when there is none that the viewer may know of. */
    @Transactional
    public String meant(String typed, Viewer viewer) {
        String text = typed == null ? "" : typed.strip();
        Matcher address = ADDRESS.matcher(text);
        return organisations.view(address.matches() ? address.group(1) : text)
                .filter(found -> directory.visible(found.ref().id(), viewer).answer()).map(found -> found.ref().slug())
                .orElse("");
    }

    /** The sites that an organisation can be. */
    @Transactional
    public List<Choice> sites() {
        List<Choice> choices = new java.util.ArrayList<>(List.of(new Choice("", "No site of the network")));
        sites.all().forEach(site -> choices.add(new Choice(site.slug(), site.name())));
        return choices;
    }
}
