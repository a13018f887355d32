package network.vanguard.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.holding.HeldEntry;
import network.vanguard.organisation.OrganisationView;
import network.vanguard.paging.Slice;

/**
 * The page of an organisation.
 *
 * @param takesPart   published case studies that name it as a partner and that the reader may read, newest first
 * @param held        what it holds, and after it what it held
 * @param joined      those that became part of it; for curators only
 * @param later       whether this is not the first page of what it takes part in
 * @param mayDescribe whether the reader may say what it is
 * @param mayJoin     whether the reader may join it with another one
 */
public record OrganisationPage(OrganisationView organisation, Slice<EntrySummary> takesPart, List<HeldEntry> held,
        List<JoinedOrganisation> joined, boolean later, boolean mayDescribe, boolean mayJoin) {

    /** What it holds now. */
    public List<HeldEntry> holds() {
        return held.stream().filter(HeldEntry::now).toList();
    }

    /** What it held and somebody else holds now. */
    public List<HeldEntry> heldBefore() {
        return held.stream().filter(one -> !one.now()).toList();
    }

    public String url() {
        return organisation.ref().url();
    }

    /** The address of the next page, or null. */
    public String next() {
        return takesPart.next() == null ? null : url() + "?after=" + URLEncoder.encode(takesPart.next(), UTF_8);
    }
}
