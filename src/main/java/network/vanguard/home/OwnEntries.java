package network.vanguard.home;

import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;

/** My page: who I am here, and what I have written, by how far it has come. */
public record OwnEntries(Viewer viewer, List<EntrySummary> drafts, List<EntrySummary> submitted, List<EntrySummary> published,
        List<EntrySummary> archived) {

    /** Whether there is nothing yet. */
    public boolean none() {
        return drafts.isEmpty() && submitted.isEmpty() && published.isEmpty() && archived.isEmpty();
    }
}
