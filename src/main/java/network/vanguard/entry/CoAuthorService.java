package network.vanguard.entry;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** Who else wrote an entry: asked by its authors, named once they have agreed, with the same rights as the first author from then on. */
@ApplicationScoped
public class CoAuthorService {

    private static final int OPEN_SHOWN = 20;

    private final CoAuthors coAuthors;
    private final Entries entries;
    private final EntryFinder finder;
    private final MemberFinder members;
    private final Clock clock;

    CoAuthorService(CoAuthors coAuthors, Entries entries, EntryFinder finder, MemberFinder members, Clock clock) {
        this.coAuthors = coAuthors;
        this.entries = entries;
        this.finder = finder;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Who was asked, in the order in which they were; for the authors of the entry.
     *
     * @throws NotFound when the viewer may not read it
     * @throws Refused  when they may not change it
     */
    @Transactional
    public List<CoAuthor> asked(long entryId, Viewer viewer) {
        needAuthor(entryId, viewer);
        return coAuthors.of(entryId);
    }

    /**
     * Asks somebody to be named as an author. From then on they may read it; once they have agreed they may change it.
     *
     * @param person handle or whole name
     * @throws Invalid when there is nobody, or more than one, of that name, or they were asked before
     */
    @Transactional
    public void ask(long entryId, String person, Viewer viewer) {
        needAuthor(entryId, viewer);
        if (person == null || person.isBlank()) {
            throw new Invalid("person", "Type the name of the person as it stands on their page, or their account.");
        }
        List<Viewer> meant = members.called(person.strip());
        if (meant.isEmpty()) {
            throw new Invalid("person",
                    "Nobody here has this name. Type it as it stands on their page, or their account. People are "
                            + "known here once they have signed in.");
        }
        if (meant.size() > 1) {
            throw new Invalid("person", "More than one person has this name. Type the account: "
                    + String.join(", ", meant.stream().map(Viewer::handle).toList()));
        }
        long asked = meant.get(0).memberId();
        if (entries.findById(entryId).authorId == asked) {
            throw new Invalid("person", "They are its author already.");
        }
        coAuthors.asked(entryId, asked).ifPresent(open -> {
            throw new Invalid("person", open
                    ? "They were asked already."
                    : "They said no. Talk to them first; you can ask again after you have removed them from the list.");
        });
        coAuthors.ask(entryId, asked, viewer.memberId(), clock.instant());
    }

    /**
     * What somebody says who was asked.
     *
     * @throws NotFound when they were not asked, or have said no before
     */
    @Transactional
    public void answer(long entryId, boolean accepted, Viewer viewer) {
        if (!coAuthors.answer(entryId, viewer.memberId(), accepted, clock.instant())) {
            throw new NotFound();
        }
    }

    /**
     * Takes somebody off the list: an author anybody, a co-author themselves.
     *
     * @throws NotFound when there is nobody of that handle on it
     */
    @Transactional
    public void remove(long entryId, String handle, Viewer viewer) {
        finder.byId(entryId, viewer);
        if (!handle.equals(viewer.handle())) {
            needAuthor(entryId, viewer);
        }
        long member = members.byHandle(handle).orElseThrow(NotFound::new).memberId();
        if (!coAuthors.remove(entryId, member)) {
            throw new NotFound();
        }
    }

    /** What the viewer was asked to be named for and has not answered, the oldest first. */
    @Transactional
    public List<EntrySummary> open(Viewer viewer) {
        return viewer.signedIn() ? finder.byIds(coAuthors.open(viewer.memberId(), OPEN_SHOWN), viewer) : List.of();
    }

    private void needAuthor(long entryId, Viewer viewer) {
        if (!finder.actions(entryId, viewer).revise()) {
            throw new Refused("Only its authors can say who else wrote it.");
        }
    }
}
