package network.vanguard.holding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryService;
import network.vanguard.holding.HoldingPolicy.People;
import network.vanguard.holding.Holdings.Row;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationMerged;
import network.vanguard.organisation.OrganisationRef;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/**
 * What can be done with the line of who started something and who held it next. Every verb throws {@link NotFound} when there is no case
 * study of that number that the viewer may read. Each stands in the history of the case study.
 */
@ApplicationScoped
public class HoldingService {

    /** Most holders of one case study. */
    public static final int HOLDERS_MAX = 50;

    private final Holdings holdings;
    private final OrganisationService organisations;
    private final EntryFinder entries;
    private final EntryService spine;
    private final MemberFinder members;
    private final Clock clock;

    HoldingService(Holdings holdings, OrganisationService organisations, EntryFinder entries,
            EntryService spine, MemberFinder members, Clock clock) {
        this.holdings = holdings;
        this.organisations = organisations;
        this.entries = entries;
        this.spine = spine;
        this.members = members;
        this.clock = clock;
    }

    /**
     * Says who started it; said again, it is corrected, until it changes hands. Nobody has to confirm it.
     *
     * @throws Refused  when the viewer may not change the case study
     * @throws Invalid  for what is no date, and for one that is still to come
     * @throws Conflict when it has changed hands, or is about to
     */
    @Transactional
    public HoldingRef start(long entryId, @Valid HolderInput input, Viewer viewer) {
        List<Row> rows = toChange(entryId, viewer);
        if (rows.size() > 1) {
            throw new Conflict("It has changed hands, or is about to: who started it can no longer be corrected.");
        }
        Holder holder = holder(input, true, null, null);
        if (rows.isEmpty()) {
            long id = holdings.add(entryId, null, holder, "confirmed", new People(viewer.memberId(), 0, 0), clock.instant());
            spine.deed(entryId, "Said who started it", viewer);
            return new HoldingRef(id);
        }
        Row there = rows.get(0);
        if (!said(there.holder()).equals(said(holder))) {
            holdings.write(there.id(), holder);
            spine.deed(entryId, "Corrected who started it", viewer);
        }
        return new HoldingRef(there.id());
    }

    /**
     * Proposes that somebody else holds it, or that it is in other hands. It takes effect when both people who are named have confirmed it.
     *
     * @throws Refused  when the viewer may not change the case study
     * @throws Invalid  for what is no date, for one before the present holder's or still to come, for who holds it in the same way already,
     *                  and for people who are not known here, may not read the case study, or are the same
     * @throws Conflict when nobody has said who started it, or a change waits already
     */
    @Transactional
    public HoldingRef propose(long entryId, @Valid ChangeInput input, Viewer viewer) {
        List<Row> rows = toChange(entryId, viewer);
        if (rows.isEmpty()) {
            throw new Conflict("Say first who started it.");
        }
        Row now = rows.get(rows.size() - 1);
        if (now.open()) {
            throw new Conflict("A change waits for confirmation already. It has to be settled or withdrawn first.");
        }
        if (rows.size() >= HOLDERS_MAX) {
            throw new Conflict("There are " + HOLDERS_MAX + " holders in this line already, which is as many as it can have.");
        }
        Holder next = holder(input.holder(), false, null, input.reason());
        refuseBefore(now.since(), next.since());
        if (next.organisation().id() == now.organisation().id() && next.held() == now.held()) {
            throw new Invalid("organisation",
                    "They hold it in this way already. Write the name of the next holder, or choose other hands.");
        }
        long giver = person("giver", input.giver(), entryId);
        long taker = person("taker", input.taker(), entryId);
        if (giver == taker) {
            throw new Invalid("taker", "Name two different people: nobody can confirm it for both sides.");
        }
        long id = holdings.add(entryId, now.id(), next, "open", new People(viewer.memberId(), giver, taker), clock.instant());
        spine.deed(entryId, "Proposed a change of who holds it: " + input.reason(), viewer);
        return new HoldingRef(id);
    }

    /**
     * One of the two people confirms a change for their side, or declines it. With the second confirmation it takes effect; one who declines
     * ends it.
     *
     * @throws NotFound when there is no such change that the viewer may know of
     * @throws Refused  when they are not one of the two
     * @throws Invalid  when it is declined without a reason
     * @throws Conflict when it is settled, or the viewer has confirmed it before
     */
    @Transactional
    public HoldingRef answer(long entryId, long id, @Valid AnswerInput input, Viewer viewer) {
        Row change = known(entryId, id, viewer);
        if (!HoldingPolicy.named(change.people(), viewer)) {
            throw new Refused("Only the two people who are named can confirm or decline it.");
        }
        refuseSettled(change);
        if (!change.change(viewer).mayAnswer()) {
            throw new Conflict("You have confirmed it already.");
        }
        boolean giver = change.people().giver() == viewer.memberId();
        if (input.confirmed()) {
            holdings.confirm(id, viewer.memberId(), clock.instant());
            boolean both = giver ? change.takerAt() != null : change.giverAt() != null;
            spine.deed(entryId, "Confirmed a change of who holds it for the " + (giver ? "holder before" : "next holder")
                    + (both ? ". Both have confirmed it: it has changed hands" : ""), viewer);
        } else {
            if (input.reason() == null) {
                throw new Invalid("reason", "Say why, so that the others understand it.");
            }
            holdings.end(id, "declined", input.reason(), viewer.memberId(), clock.instant());
            spine.deed(entryId, "Declined a change of who holds it: " + input.reason(), viewer);
        }
        return new HoldingRef(id);
    }

    /**
     * Takes a proposed change back.
     *
     * @throws NotFound when there is no such change that the viewer may know of
     * @throws Refused  when they have not proposed it and are no curator
     * @throws Conflict when it is settled
     */
    @Transactional
    public HoldingRef withdraw(long entryId, long id, Viewer viewer) {
        Row change = known(entryId, id, viewer);
        if (!HoldingPolicy.mayWithdraw(change.people(), viewer)) {
            throw new Refused("Only who proposed it, and curators, can withdraw it.");
        }
        refuseSettled(change);
        holdings.end(id, "withdrawn", null, viewer.memberId(), clock.instant());
        spine.deed(entryId, "Withdrew a proposed change of who holds it", viewer);
        return new HoldingRef(id);
    }

    /**
     * Takes a line in as a file tells it, with the changes that were agreed elsewhere. A line that is there already stays: what differs from
     * it is refused, because changes need their two confirmations.
     *
     * @return whether there was none before
     * @throws Refused when the viewer may not change the case study, or is no curator and it has changed hands
     * @throws Invalid at {@code holding}, when it differs from the line that is there, and as {@link #start} and {@link #propose}
     */
    @Transactional
    public boolean record(long entryId, List<RecordedHolder> line, Viewer viewer) {
        List<Row> rows = toChange(entryId, viewer);
        List<Holder> holders = new ArrayList<>();
        for (RecordedHolder one : line) {
            Holder holder = holder(one.input(), holders.isEmpty(), holders.isEmpty() ? null : one.agreedOn(),
                    holders.isEmpty() ? null : HolderInput.strip(one.reason()));
            if (!holders.isEmpty()) {
                refuseBefore(holders.get(holders.size() - 1).since(), holder.since());
            }
            holders.add(holder);
        }
        if (rows.stream().filter(Row::confirmed).map(Row::holder).map(HoldingService::said).toList()
                .equals(holders.stream().map(HoldingService::said).toList())) {
            return false;
        }
        if (!rows.isEmpty()) {
            throw new Invalid("holding",
                    "It has another line of holders already. Propose a change on its page, so that both sides "
                            + "can confirm it, or leave this field out.");
        }
        if (holders.size() > 1 && !viewer.curator()) {
            throw new Refused("Only a curator can take in changes that were agreed elsewhere.");
        }
        Long before = null;
        for (Holder holder : holders) {
            before = holdings.add(entryId, before, holder, "confirmed", new People(viewer.memberId(), 0, 0), clock.instant());
        }
        spine.deed(entryId, "Took in who started it and who held it, from a file", viewer);
        return true;
    }

    /** What a file tells of a holder, to be compared. */
    private static List<Object> said(Holder holder) {
        return Arrays.asList(holder.organisation().id(), holder.held(), holder.since(), holder.answersTo(), holder.answersFor(),
                holder.agreedAt() == null ? null : LocalDate.ofInstant(holder.agreedAt(), HoldingFinder.LONDON), holder.why());
    }

    void joined(@Observes OrganisationMerged organisation) {
        holdings.move(organisation.from(), organisation.into());
    }

    /** The line, and after it the change that waits; nobody else changes it until the transaction ends. */
    private List<Row> toChange(long entryId, Viewer viewer) {
        spine.expect(entryId, EntryKind.CASE_STUDY, null, viewer);
        if (!entries.actions(entryId, viewer).revise()) {
            throw new Refused("Its authors, the contributors of its site and the curators say who holds it.");
        }
        return holdings.line(entryId).answer();
    }

    private Row known(long entryId, long id, Viewer viewer) {
        spine.expect(entryId, EntryKind.CASE_STUDY, null, viewer);
        boolean mayRevise = entries.actions(entryId, viewer).revise();
        return holdings.one(entryId, id).filter(row -> row.beforeId() != null && row.people().giver() != 0)
                .filter(row -> HoldingPolicy.mayKnow(row.people(), mayRevise, viewer)).orElseThrow(NotFound::new);
    }

    private static void refuseSettled(Row change) {
        if (!change.open()) {
            throw new Conflict("This change is settled: it was "
                    + (change.confirmed() ? "confirmed by both sides." : change.state() + "."));
        }
    }

    private Holder holder(HolderInput input, boolean first, LocalDate agreedOn, String why) {
        Since since = Since.meant(input.since()).orElseThrow(() -> new Invalid("since", HolderInput.SINCE_MISSING));
        if (since.first().isAfter(LocalDate.ofInstant(clock.instant(), HoldingFinder.LONDON))) {
            throw new Invalid("since", "This is still to come. Record it when it has happened.");
        }
        OrganisationRef organisation = organisations.named(input.organisation());
        return new Holder(0, organisation, Held.of(input.held()).orElseThrow(), since, input.answersTo(), input.answersFor(),
                null,
                null, agreedOn == null ? null : agreedOn.atStartOfDay(HoldingFinder.LONDON).toInstant(), why, first);
    }

    private static void refuseBefore(Since now, Since next) {
        if (next.last().isBefore(now.first())) {
            throw new Invalid("since",
                    "The holder before has held it only since " + now.label() + ". Write that time or a later one.");
        }
    }

    private long person(String field, String typed, long entryId) {
        List<Viewer> meant = members.called(typed);
        if (meant.isEmpty()) {
            throw new Invalid(field,
                    "Nobody here has this name. Type it as it stands on their page, or their account. People are known here once "
                            + "they have signed in.");
        }
        if (meant.size() > 1) {
            throw new Invalid(field, "More than one person has this name. Type the account: "
                    + String.join(", ", meant.stream().map(Viewer::handle).toList()));
        }
        if (entries.find(entryId, meant.get(0)).isEmpty()) {
            throw new Invalid(field, "They may not read this case study, so they could not confirm it. Name somebody who may.");
        }
        return meant.get(0).memberId();
    }
}
