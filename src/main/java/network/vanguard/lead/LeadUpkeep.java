package network.vanguard.lead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import network.vanguard.comment.CommentPosted;
import network.vanguard.entry.EntryAddress;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.OwnHosts;
import network.vanguard.member.Viewer;

/** What the machine does about leads: it notices them in new comments, and looks at the pages that they name. */
@ApplicationScoped
class LeadUpkeep {

    /** Most leads of one comment: more addresses than that are a list, which people read better. */
    private static final int OF_ONE_COMMENT = 5;
    private static final int AT_ONCE = 5;
    private static final Duration AGAIN = Duration.ofDays(30);

    private final Leads leads;
    private final LeadService service;
    private final EntryFinder entries;
    private final PageCapture pages;
    private final OwnHosts own;
    private final LeadSettings settings;
    private final Clock clock;

    LeadUpkeep(Leads leads, LeadService service, EntryFinder entries, PageCapture pages, OwnHosts own,
            LeadSettings settings, Clock clock) {
        this.leads = leads;
        this.service = service;
        this.entries = entries;
        this.pages = pages;
        this.own = own;
        this.settings = settings;
        this.clock = clock;
    }

    /** A comment that the network can read and that links to a page that no published entry names is a lead. */
    void commentPosted(@Observes CommentPosted comment) {
        leads.said(comment.commentId()).map(said -> WebAddress.in(said.html())).orElse(Map.of()).entrySet().stream()
                .filter(link -> elsewhere(link.getKey()) && !leads.known(link.getKey().variants())).limit(OF_ONE_COMMENT)
                .forEach(link -> service.join(Place.ofComment(comment.commentId()), name(link.getValue(), link.getKey()),
                        link.getKey(), null));
    }

    private boolean elsewhere(WebAddress address) {
        return !own.contains(address.host())
                // a page of ours under a name that nobody has set
                && EntryAddress.of(address.path(), "").flatMap(ours -> entries.find(ours.kind(), ours.slug(), Viewer.ANONYMOUS))
                        .isEmpty();
    }

    /** The words of the link when they say something, else its host. */
    private static String name(String words, WebAddress address) {
        boolean says = words.contains(" ") && !words.contains("://") && !words.startsWith("www.");
        String name = says ? words : address.host().replaceFirst("^www\\.", "");
        return name.length() > LeadInput.NAME_MAX ? name.substring(0, LeadInput.NAME_MAX - 1) + "…" : name;
    }

    @Scheduled(every = "{vanguard.leads.every}", delayed = "40s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (settings.capture()) {
            lookAtThoseDue();
        }
    }

    /** Looks at a few pages, outside of any transaction; each is looked at again after a month. */
    void lookAtThoseDue() {
        Instant now = clock.instant();
        List<Leads.Due> due = QuarkusTransaction.requiringNew().call(() -> leads.due(now, now.plus(AGAIN), AT_ONCE));
        for (Leads.Due lead : due) {
            PageCapture.Looked looked = pages.look(lead.address());
            QuarkusTransaction.requiringNew().run(() -> leads.looked(lead.id(), looked, clock.instant()));
        }
    }
}
