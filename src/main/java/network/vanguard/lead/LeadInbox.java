package network.vanguard.lead;

import java.util.List;

import network.vanguard.paging.Slice;

/**
 * The leads that wait, and those that were decided on lately.
 *
 * @param open the longest waiting first
 */
public record LeadInbox(Slice<LeadView> open, List<LeadView> decided) {}
