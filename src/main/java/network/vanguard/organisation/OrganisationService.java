package network.vanguard.organisation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;
import network.vanguard.site.SiteFinder;
import network.vanguard.site.SiteRef;
import network.vanguard.text.Slugs;
import network.vanguard.vocabulary.LabelKey;

/** What can be done with organisations. */
@ApplicationScoped
public class OrganisationService {

    /** Longest reason for joining two, in characters. */
    public static final int REASON_MAX = 500;
    private static final int KEY_MAX = 250;

    private final Organisations organisations;
    private final SiteFinder sites;
    private final Event<OrganisationMerged> merged;
    private final Clock clock;

    OrganisationService(Organisations organisations, SiteFinder sites, Event<OrganisationMerged> merged, Clock clock) {
        this.organisations = organisations;
        this.sites = sites;
        this.merged = merged;
        this.clock = clock;
    }

    /** How two ways of writing one name are recognised; empty when it has neither a letter nor a digit. */
    static String key(String name) {
        String key = name == null ? "" : LabelKey.of(name);
        return key.length() <= KEY_MAX ? key : key.substring(0, KEY_MAX).strip();
    }

    /**
     * The organisation of that name; when nobody has named it before, it is there afterwards.
     *
     * @param name as somebody typed it, 200 characters at most
     * @throws Invalid at {@code organisation}, for a name without a letter or digit, and for one that is too long
     */
    @Transactional
    public OrganisationRef named(String name) {
        if (name != null && name.strip().length() > OrganisationInput.NAME_MAX) {
            throw new Invalid("organisation", "A name can be 200 characters at most.");
        }
        OrganisationRef found = named(List.of(name == null ? "" : name)).get(0);
        if (found == null) {
            throw new Invalid("organisation", OrganisationInput.NAME_MISSING);
        }
        return found;
    }

    /** The same for many, in their order; null in the place of a name without a letter or digit. */
    @Transactional
    public List<OrganisationRef> named(List<String> names) {
        Map<String, String> wanted = new TreeMap<>();
        names.forEach(name -> wanted.putIfAbsent(key(name), name == null ? "" : name.strip()));
        wanted.remove("");
        Map<String, OrganisationRef> found = new HashMap<>(organisations.named(wanted.keySet()));
        if (found.size() < wanted.size()) {
            organisations.lock();
            found.putAll(organisations.named(wanted.keySet()));
            wanted.forEach((key, name) -> found.computeIfAbsent(key,
                    missing -> organisations.add(freeSlug(name), name, missing, clock.instant())));
        }
        List<OrganisationRef> refs = new ArrayList<>();
        names.forEach(name -> refs.add(found.get(key(name))));
        return refs;
    }

    private String freeSlug(String name) {
        String wanted = Slugs.of(name);
        String slug = wanted;
        for (int n = 2; organisations.slugTaken(slug); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }

    /**
     * Says what an organisation is. Its address stays, whatever it is called. An organisation that was only named becomes part of this one
     * when this one takes its name.
     *
     * @param expected the revision that the writer had read
     * @throws NotFound when there is none
     * @throws Refused  when the viewer may not say what it is, or which site it is
     * @throws Invalid  for a name without a letter or digit, for the name or the site of another one, for a site that there is not
     * @throws Stale    when somebody else was first
     */
    @Transactional
    public OrganisationRef describe(long id, int expected, @Valid OrganisationInput input, Viewer viewer) {
        organisations.lock();
        OrganisationView now = organisations.forUpdate(id).orElseThrow(NotFound::new);
        if (!OrganisationPolicy.mayDescribe(now.site() == null ? null : now.site().id(), viewer)) {
            throw new Refused("Curators, and people of the site that it is, say what an organisation is.");
        }
        if (expected != now.revision()) {
            throw new Stale();
        }
        write(now, input, viewer);
        return new OrganisationRef(id, now.ref().slug(), input.name());
    }

    private void write(OrganisationView now, OrganisationInput input, Viewer viewer) {
        String key = key(input.name());
        if (key.isEmpty()) {
            throw new Invalid("name", OrganisationInput.NAME_MISSING);
        }
        Long site = siteId(now, input, viewer);
        OrganisationRef other = organisations.named(List.of(key)).get(key);
        if (other != null && other.id() != now.ref().id()) {
            OrganisationView there = organisations.forUpdate(other.id()).orElseThrow();
            if (there.described() || there.site() != null) {
                throw new Invalid("name", "Another organisation has this name. If they are the same, a curator can join them.");
            }
            join(there, now, "It was only named, and has the same name.", viewer);
        }
        organisations.addName(now.ref().id(), key);
        organisations.write(now.ref().id(), input, key, site, clock.instant());
    }

    private Long siteId(OrganisationView now, OrganisationInput input, Viewer viewer) {
        String before = now.site() == null ? null : now.site().slug();
        if (Objects.equals(before, input.site()) || input.site() == null && !OrganisationPolicy.mayJoin(viewer)) {
            return now.site() == null ? null : now.site().id();
        }
        if (!OrganisationPolicy.mayJoin(viewer)) {
            throw new Invalid("site", "Only a curator can say which site it is. Leave it as it was.");
        }
        if (input.site() == null) {
            return null;
        }
        SiteRef site = sites.ref(input.site())
                .orElseThrow(() -> new Invalid("site", "There is no such site. Choose one of the list."));
        organisations.ofSite(site.id()).ifPresent(other -> {
            throw new Invalid("site", "This site is “" + other.ref().name() + "” already.");
        });
        return site.id();
    }

    /** What an import did with a line. */
    public enum Outcome {
        CREATED, UPDATED, UNCHANGED
    }

    /**
     * Makes sure that there is an organisation of that name of which all of this is said.
     *
     * @throws Refused when the viewer is no curator
     * @throws Invalid as {@link #describe}
     */
    @Transactional
    public Outcome record(@Valid OrganisationInput input, Viewer viewer) {
        if (!OrganisationPolicy.mayJoin(viewer)) {
            throw new Refused("Only a curator may add or change organisations.");
        }
        organisations.lock();
        String key = key(input.name());
        if (key.isEmpty()) {
            throw new Invalid("name", OrganisationInput.NAME_MISSING);
        }
        boolean there = !organisations.named(List.of(key)).isEmpty();
        OrganisationView now = organisations.forUpdate(named(input.name()).id()).orElseThrow();
        if (there && now.described() && now.input().equals(input)) {
            return Outcome.UNCHANGED;
        }
        write(now, input, viewer);
        return there ? Outcome.UPDATED : Outcome.CREATED;
    }

    /**
     * Two organisations are one: everything that names the first names the second, and its address leads there. What only the first says of
     * itself is kept.
     *
     * @param from slug of the first, or of one that became part of it before; the same for {@code into}
     * @param why  in a sentence, or null
     * @throws NotFound when there is no such first one
     * @throws Refused  when the viewer is no curator
     * @throws Invalid  when there is no such second one, when it is the same, when they are two sites, or the reason is too long
     */
    @Transactional
    public OrganisationRef merge(String from, String into, String why, Viewer viewer) {
        organisations.lock();
        OrganisationView one = organisations.led(from).orElseThrow(NotFound::new);
        if (!OrganisationPolicy.mayJoin(viewer)) {
            throw new Refused("Only a curator can join two organisations.");
        }
        String reason = why == null || why.isBlank() ? null : why.strip();
        if (reason != null && reason.length() > REASON_MAX) {
            throw new Invalid("reason", "A reason can be 500 characters at most.");
        }
        OrganisationView other = Optional.ofNullable(into).filter(slug -> !slug.isBlank()).flatMap(organisations::led)
                .orElseThrow(() -> new Invalid("into", "There is no such organisation. Paste the address of its page."));
        if (one.ref().id() == other.ref().id()) {
            throw new Invalid("into", "This is the organisation itself. Choose another one.");
        }
        if (one.site() != null && other.site() != null) {
            throw new Invalid("into", "Both are sites of the network, so they are two.");
        }
        join(organisations.forUpdate(one.ref().id()).orElseThrow(), organisations.forUpdate(other.ref().id()).orElseThrow(),
                reason, viewer);
        return other.ref();
    }

    private void join(OrganisationView from, OrganisationView into, String reason, Viewer viewer) {
        merged.fire(new OrganisationMerged(from.ref().id(), into.ref().id()));
        organisations.join(from, into, reason, viewer.memberId(), clock.instant());
    }
}
