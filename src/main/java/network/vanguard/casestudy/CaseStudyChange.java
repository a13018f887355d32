package network.vanguard.casestudy;

import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.text.Diff;

/**
 * A version of a case study, and what it changed.
 *
 * @param entry   as it is now
 * @param version that is looked at
 * @param earlier the number of the version before it, or 0 for the first
 * @param fields  those that it changed; of the first version all that it says
 */
public record CaseStudyChange(EntrySummary entry, CaseStudyVersion version, int earlier, List<Field> fields) {

    /** A field, and its text in pieces: kept, added and removed. */
    public record Field(String label, List<Diff.Piece> pieces) {}

    /** Whether it is what stands there now. */
    public boolean current() {
        return version.revision() == entry.revision();
    }
}
