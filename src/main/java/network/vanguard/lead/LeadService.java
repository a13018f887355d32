package network.vanguard.lead;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.casestudy.CaseStudyInput;
import network.vanguard.casestudy.CaseStudyService;
import network.vanguard.comment.CommentService;
import network.vanguard.entry.EntryInput;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.Visibility;
import network.vanguard.lead.LeadView.Mention;
import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.relation.RelationService;

/** What can be done with leads. */
@ApplicationScoped
public class LeadService {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK)
            .withZone(ZoneId.of("Europe/London"));
    private static final int REASON_MAX = 2000;

    private final Leads leads;
    private final LeadFinder finder;
    private final CommentService commenting;
    private final RelationService relations;
    private final CaseStudyService caseStudies;
    private final Clock clock;

    LeadService(Leads leads, LeadFinder finder, CommentService commenting, RelationService relations,
            CaseStudyService caseStudies, Clock clock) {
        this.leads = leads;
        this.finder = finder;
        this.commenting = commenting;
        this.relations = relations;
        this.caseStudies = caseStudies;
        this.clock = clock;
    }

    /**
     * Says that a comment points to an initiative elsewhere. The same address, or the same name, joins the lead that is there.
     *
     * @throws NotFound when the viewer may not read the comment
     * @throws Refused  when nobody is signed in
     * @throws Conflict when the comment is gone, or kept from the network: curators could not follow it up
     * @throws Invalid  for what is no web address
     */
    @Transactional
    public LeadRef point(long commentId, @Valid LeadInput input, Viewer viewer) {
        return point(Place.ofComment(commentId), finder.comment(commentId, viewer), input, viewer);
    }

    /** The same of a note or a discussion; {@link NotFound} for a case study, which tells of something itself. */
    @Transactional
    public LeadRef pointEntry(long entryId, @Valid LeadInput input, Viewer viewer) {
        return point(Place.ofEntry(entryId), finder.entry(entryId, viewer), input, viewer);
    }

    private LeadRef point(Place place, Naming naming, LeadInput input, Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to point out a lead.");
        }
        if (naming.by() == null) {
            throw new Conflict("This comment is no longer here.");
        }
        if (!naming.network()) {
            throw new Conflict(
                    "This is kept from the network, so the curators cannot follow it up here. Tell them in a discussion.");
        }
        WebAddress address = input.address() == null
                ? WebAddress.in(naming.html().html()).keySet().stream().findFirst().orElse(null)
                : WebAddress.of(input.address()).orElseThrow(() -> new Invalid("address", LeadInput.ADDRESS));
        return join(place, input.name(), address, viewer);
    }

    /** @param viewer null for the machine, which joins by the address only */
    LeadRef join(Place place, String name, WebAddress address, Viewer viewer) {
        leads.lock();
        Instant now = clock.instant();
        Optional<Long> there = Optional.ofNullable(address).flatMap(one -> leads.byAddress(one.key()))
                .or(() -> viewer == null ? Optional.empty() : leads.byName(name));
        long id = there.orElseGet(() -> leads.add(address, now));
        if (there.isPresent() && address != null && leads.byAddress(address.key()).isEmpty()) {
            leads.address(id, address, now);
        }
        leads.mention(id, place, name, viewer == null ? null : viewer.memberId(), now);
        leads.stubOf(id).ifPresent(stub -> leadTo(List.of(place), stub, viewer));
        return new LeadRef(id, there.isEmpty());
    }

    /** What pointed to it leads to what it became, for those who may read that. */
    private void leadTo(List<Place> places, long stub, Viewer viewer) {
        commenting.ledTo(places.stream().map(Place::comment).filter(Objects::nonNull).toList(), stub);
        places.stream().map(Place::entry).filter(Objects::nonNull).forEach(entry -> relations.names(entry, stub, viewer));
    }

    /**
     * Makes a draft case study from elsewhere of it: its address as the source, the title that its page had, and the credit of whoever pointed
     * it out. What pointed to it leads to the draft, for those who may read it.
     *
     * @throws NotFound when there is no such lead that the viewer may know of
     * @throws Refused  when the viewer is no curator
     * @throws Conflict when somebody has decided on it already
     */
    @Transactional
    public EntryRef stub(long id, @Valid StubInput input, Viewer viewer) {
        LeadView lead = open(id, viewer);
        Mention first = lead.mentions().get(0);
        String title = input.title() == null ? lead.title() : input.title();
        EntryRef draft = caseStudies.draft(new CaseStudyInput(title, summary(first), null, List.of(), Visibility.NETWORK, null,
                null, null, null, null, background(lead), null, null, null, null, null, null, "elsewhere", sources(lead), null,
                null, null, null, null, null, null, null, null, null, null), viewer);
        leads.decide(id, "stub", null, draft.id(), viewer.memberId(), clock.instant());
        leadTo(leads.places(id), draft.id(), viewer);
        return draft;
    }

    /**
     * Decides that it is none, and says why; errors are those of {@link #stub}.
     *
     * @throws Invalid without a reason
     */
    @Transactional
    public LeadRef dismiss(long id, String reason, Viewer viewer) {
        open(id, viewer);
        if (reason == null || reason.isBlank()) {
            throw new Invalid("reason", "Say why, so that whoever pointed it out understands it.");
        }
        if (reason.length() > REASON_MAX) {
            throw new Invalid("reason", "A reason can be 2,000 characters at most.");
        }
        leads.decide(id, "dismissed", reason.strip(), null, viewer.memberId(), clock.instant());
        return new LeadRef(id, false);
    }

    /**
     * Takes the name of whoever pointed something out from the drafts that were begun with it, in all their versions; for the floor that
     * forgets people.
     *
     * @param handle what stands in addresses instead
     * @return the entries that say something else now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Long> forget(MemberRef who, String handle) {
        return leads.forget(List.of(who.name(), escaped(who.name()), escaped(who.name()).replace("\\", "\\\\"),
                who.name().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")), who.handle(), handle);
    }

    private LeadView open(long id, Viewer viewer) {
        leads.lock(id);
        LeadView lead = finder.one(id, viewer);
        if (!lead.state().equals("open")) {
            throw new Conflict("Somebody has decided on this lead already.");
        }
        return lead;
    }

    private static String summary(Mention first) {
        String summary = "Pointed out by " + first.author().name() + ". Nobody has written it up yet.";
        return summary.length() > EntryInput.SUMMARY_MAX ? "Pointed out by a reader. Nobody has written it up yet." : summary;
    }

    /** Markdown: who pointed it out and where, and how its page looked. */
    private static String background(LeadView lead) {
        StringBuilder text = new StringBuilder();
        for (Mention mention : lead.mentions()) {
            String by = escaped(mention.author().name());
            // whoever speaks as their role has no page
            text.append("Pointed out by ").append(mention.author().handle().isEmpty()
                    ? by
                    : "[" + by + "](/members/" + mention.author().handle() + ")").append(" in [")
                    .append(mention.comment() == null ? escaped(mention.entryTitle()) : "a comment").append("](")
                    .append(mention.url()).append(").\n\n");
        }
        if (lead.page().seenAt() != null) {
            text.append("On ").append(DATE.format(lead.page().seenAt())).append(" its page ")
                    .append(lead.page().title() == null ? "was there" : "was called “" + escaped(lead.page().title()) + "”")
                    .append(".\n");
        }
        return text.toString().strip();
    }

    private static List<String> sources(LeadView lead) {
        if (lead.address() == null) {
            return List.of();
        }
        return lead.page().seenAt() == null
                ? List.of(lead.address())
                : List.of(lead.address(),
                        "Its page on " + DATE.format(lead.page().seenAt()) + ", SHA-256 " + lead.page().hash());
    }

    /** As words, whatever marks stand in it. */
    private static String escaped(String words) {
        return words.replaceAll("([\\\\`*_{}\\[\\]()<>#+.!|~&-])", "\\\\$1");
    }
}
