package network.vanguard.attachment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Visibility;
import network.vanguard.member.MemberRef;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;
import network.vanguard.site.SiteRef;

class AttachmentPolicyTest {

    private static final EntryActions NOTHING = new EntryActions(false, false, false, false, false);
    private static final EntryActions REVISE = new EntryActions(true, false, false, false, false);
    private static final Viewer AUTHOR = new Viewer(1, "author", "An author", Set.of(), List.of());
    private static final Viewer READER = new Viewer(2, "reader", "A reader", Set.of(), List.of());
    private static final Viewer CURATOR = new Viewer(3, "curator", "A curator", Set.of(PlatformRole.CURATOR), List.of());

    @Test
    void whoeverMayChangeTheTextMayAddAndRemove() {
        EntrySummary entry = entry(EntryKind.PRACTICE_NOTE, EntryState.PUBLISHED);
        assertTrue(AttachmentPolicy.mayAdd(REVISE) && AttachmentPolicy.mayRemove(entry, REVISE, READER));
        assertFalse(AttachmentPolicy.mayAdd(NOTHING) || AttachmentPolicy.mayRemove(entry, NOTHING, AUTHOR));
    }

    @Test
    void whatIsArchivedCanStillLoseAPictureByThoseWhoseItIs() {
        EntrySummary entry = entry(EntryKind.CASE_STUDY, EntryState.ARCHIVED);
        assertTrue(AttachmentPolicy.mayRemove(entry, NOTHING, AUTHOR));
        assertTrue(AttachmentPolicy.mayRemove(entry, NOTHING, CURATOR));
        assertFalse(AttachmentPolicy.mayRemove(entry, NOTHING, READER));
        assertFalse(AttachmentPolicy.mayRemove(entry, NOTHING, Viewer.ANONYMOUS));
    }

    private static EntrySummary entry(EntryKind kind, EntryState state) {
        return new EntrySummary(1, kind, "a", "A", "", new SiteRef(7, "site", "Site"), null,
                new MemberRef("author", "An author"),
                List.of(), state, Visibility.PUBLIC, List.of(), null, null, 1, Instant.EPOCH, Instant.EPOCH);
    }
}
