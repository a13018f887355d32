package network.vanguard.tension;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.problem.Stale;
import network.vanguard.text.Slugs;
import network.vanguard.vocabulary.ConceptFinder;
import network.vanguard.vocabulary.TagRef;

/** What can be done with tensions: make them, word them, stand in them. There is no verb that ends one, and none that says who is right. */
@ApplicationScoped
public class TensionService {

    private final Tensions tensions;
    private final TensionFinder finder;
    private final ConceptFinder concepts;
    private final Clock clock;

    TensionService(Tensions tensions, TensionFinder finder, ConceptFinder concepts, Clock clock) {
        this.tensions = tensions;
        this.finder = finder;
        this.concepts = concepts;
        this.clock = clock;
    }

    /**
     * Makes a tension.
     *
     * @throws Refused when the viewer is no curator
     * @throws Invalid for a topic that there is not
     */
    @Transactional
    public TensionRef make(@Valid TensionInput input, Viewer viewer) {
        refuse(viewer);
        List<String> topics = topics(input);
        String wanted = Slugs.of(input.title());
        // Its own page for writing one is at this address.
        String slug = wanted.equals("new") ? "new-2" : wanted;
        for (int n = 2; tensions.slugTaken(slug); n++) {
            slug = wanted + "-" + n;
        }
        tensions.tag(tensions.add(slug, input, clock.instant()), topics);
        return finder.bySlug(slug).ref();
    }

    /**
     * Words it anew. Where things stand stays.
     *
     * @param expected the revision that the writer had read
     * @throws NotFound when there is none
     * @throws Refused  when the viewer is no curator
     * @throws Stale    when somebody else was first
     * @throws Invalid  for a topic that there is not
     */
    @Transactional
    public TensionRef revise(String slug, int expected, @Valid TensionInput input, Viewer viewer) {
        long id = finder.bySlug(slug).ref().id();
        refuse(viewer);
        tensions.lock(id);
        if (finder.bySlug(slug).ref().revision() != expected) {
            throw new Stale();
        }
        tensions.write(id, input, clock.instant());
        tensions.tag(id, topics(input));
        return finder.bySlug(slug).ref();
    }

    /**
     * Says where an entry, or a comment under it, stands. Where it stood before stays in the history; the same again changes nothing.
     *
     * @throws NotFound when there is no such tension, entry or comment that the viewer may read
     * @throws Refused  when they neither wrote the entry nor belong to its site, or did not write the comment, or it is not published
     */
    @Transactional
    public PlacementRef place(String slug, @Valid PlacementInput input, Viewer viewer) {
        long id = finder.bySlug(slug).ref().id();
        // held until the transaction ends, so that two cannot place the same at once
        tensions.lock(id);
        TensionFinder.Placing placing = finder.placing(slug, input.entry(), input.comment(), viewer);
        if (!placing.may()) {
            throw new Refused(input.comment() == null
                    ? "Its authors and its site say where an entry stands, once it is published. You can say where you stand in a "
                            + "comment of your own."
                    : "Only who wrote the comment can say where it stands.");
        }
        PlacementView now = placing.now();
        if (now != null && now.step() == input.step() && Objects.equals(now.sentence(), input.sentence())) {
            return new PlacementRef(now.id());
        }
        if (now != null) {
            tensions.replace(now.id(), clock.instant());
        }
        return new PlacementRef(tensions.place(id, input, viewer.memberId(), clock.instant()));
    }

    private List<String> topics(TensionInput input) {
        return input.tags().stream().map(typed -> concepts.meant(typed).filter(tag -> !tag.proposed()).map(TagRef::slug)
                .orElseThrow(
                        () -> new Invalid("tags", "There is no topic of the name “" + typed + "”. Choose one that there is.")))
                .distinct().toList();
    }

    private static void refuse(Viewer viewer) {
        if (!TensionPolicy.mayWrite(viewer)) {
            throw new Refused("Curators word the tensions. You can say where your own entries and comments stand.");
        }
    }
}
