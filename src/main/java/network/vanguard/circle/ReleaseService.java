package network.vanguard.circle;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

import network.vanguard.discussion.DiscussionInput;
import network.vanguard.discussion.DiscussionService;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryRevision;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Affiliation;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.note.NoteInput;
import network.vanguard.note.NoteService;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;

/**
 * What a circle lets out: a copy of the words of one text, in its author's name, when everybody who may read it has said yes to exactly
 * these words. Comments, files, topics and earlier versions stay behind.
 */
@ApplicationScoped
public class ReleaseService {

    private final Circles circles;
    private final EntryFinder entries;
    private final NoteService notes;
    private final DiscussionService discussions;
    private final MemberFinder members;
    private final ObjectMapper json;
    private final Clock clock;

    ReleaseService(Circles circles, EntryFinder entries, NoteService notes, DiscussionService discussions, MemberFinder members,
            ObjectMapper json, Clock clock) {
        this.circles = circles;
        this.entries = entries;
        this.notes = notes;
        this.discussions = discussions;
        this.members = members;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Proposes to let a text out; whoever proposes it has said yes.
     *
     * @param site slug of a site of the author's, whose members are to read it; null for the network. Only the author can name one
     * @throws NotFound when the viewer does not belong to the circle, or may not read such a text there
     * @throws Conflict when its author has left, or it was proposed already
     * @throws Invalid  for a site that is not the author's
     */
    @Transactional
    public ReleaseStep propose(String key, long entry, String site, Viewer viewer) {
        Circles.Row circle = circles.forUpdate(key, viewer.memberId()).orElseThrow(NotFound::new);
        EntrySummary text = text(circle, entry, viewer);
        Viewer author = members.byHandle(text.author().handle())
                .filter(writer -> circles.readers(entry).contains(writer.memberId()))
                .orElseThrow(() -> new Conflict(
                        "Whoever wrote it has left the circle and cannot agree any more. It stays here."));
        if (circles.proposal(circle.id(), entry).isPresent()) {
            throw new Conflict("This was proposed already. Each member answers on the circle's page.");
        }
        Long siteId = site == null || site.isBlank()
                ? null
                : viewer.affiliations().stream()
                        .filter(own -> own.siteSlug().equals(site) && author.memberId() == viewer.memberId())
                        .map(Affiliation::siteId).findFirst()
                        .orElseThrow(() -> new Invalid("site",
                                "Its author can choose one of their own sites; otherwise it is for the network."));
        circles.propose(entry, text.revision(), viewer.memberId(), siteId, clock.instant());
        return decide(circle, entry, true, viewer);
    }

    /**
     * Says yes or no. With the last yes it is published; one no ends it, and nobody is told whose it was. It ends too when the text has
     * changed since, or somebody leaves who could read it.
     *
     * @throws NotFound when the viewer does not belong to the circle, may not read the text, or nobody has proposed it
     */
    @Transactional
    public ReleaseStep answer(String key, long entry, boolean yes, Viewer viewer) {
        Circles.Row circle = circles.forUpdate(key, viewer.memberId()).orElseThrow(NotFound::new);
        return decide(circle, entry, yes, viewer);
    }

    private ReleaseStep decide(Circles.Row circle, long entry, boolean yes, Viewer viewer) {
        EntrySummary text = text(circle, entry, viewer);
        Circles.Proposal proposal = circles.proposal(circle.id(), entry).orElseThrow(NotFound::new);
        if (proposal.done()) {
            return ReleaseStep.OUT;
        }
        if (!yes) {
            circles.end(entry);
            return ReleaseStep.ENDED;
        }
        if (proposal.revision() != text.revision()) {
            circles.end(entry);
            return ReleaseStep.CHANGED;
        }
        circles.yes(entry, viewer.memberId());
        if (CirclePolicy.agreed(circles.readers(entry), circles.saidYes(entry))) {
            circles.released(entry, publish(text, proposal, viewer).id(), clock.instant());
            return ReleaseStep.OUT;
        }
        return ReleaseStep.WAITING;
    }

    private EntrySummary text(Circles.Row circle, long entry, Viewer viewer) {
        if (!circles.contains(circle.id(), entry)) {
            throw new NotFound();
        }
        return entries.byId(entry, viewer);
    }

    private EntryRef publish(EntrySummary text, Circles.Proposal proposal, Viewer viewer) {
        Viewer author = members.byHandle(text.author().handle()).orElseThrow();
        EntryRevision words = entries.revisions(text.id(), viewer).get(0);
        String site = proposal.siteId() == null
                ? null
                : author.affiliations().stream().filter(own -> own.siteId() == proposal.siteId()).map(Affiliation::siteSlug)
                        .findFirst().orElseThrow(() -> new Conflict("Its author does not belong to that site any more."));
        Visibility readers = site == null ? Visibility.NETWORK : Visibility.SITE;
        if (text.kind() == EntryKind.PRACTICE_NOTE) {
            NoteInput said = words.said(NoteInput.class, json);
            return notes.publish(new NoteInput(said.title(), said.summary(), site, List.of(), readers, said.body(), null,
                    said.source(), null, said.firstStep(), said.interests(), null, null, null), author);
        }
        DiscussionInput said = words.said(DiscussionInput.class, json);
        return discussions.publish(new DiscussionInput(said.title(), said.summary(), site, List.of(), readers, said.purpose(),
                said.body(), null, said.source(), null), author);
    }
}
