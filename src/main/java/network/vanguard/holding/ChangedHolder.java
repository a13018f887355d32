package network.vanguard.holding;

import network.vanguard.entry.EntrySummary;
import network.vanguard.organisation.OrganisationRef;

/**
 * A case study whose holder changed.
 *
 * @param from   who held it before
 * @param holder who held it from then on
 */
public record ChangedHolder(EntrySummary entry, OrganisationRef from, Holder holder) {}
