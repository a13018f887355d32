package network.vanguard.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import network.vanguard.entry.EntryActions;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;

class AttachmentPolicyTest {

    /** Whether the viewer may change the text, and take words out of it; then whether they may add a file, and remove one. */
    @ParameterizedTest
    @CsvSource({"true,true,true,true", "false,true,false,true", "true,false,true,true", "false,false,false,false"})
    void whoeverMayTakeWordsOutMayTakeAPictureOut(boolean revise, boolean withdraw, boolean mayAdd, boolean mayRemove) {
        EntryActions actions = new EntryActions(revise, false, false, false, false, false, withdraw, false, false);
        assertEquals(mayAdd, AttachmentPolicy.mayAdd(actions));
        assertEquals(mayRemove, AttachmentPolicy.mayRemove(actions));
    }

    @Test
    void anImportBringsFilesBackWhereOneMayAddAndACuratorsToWhatIsArchived() {
        Viewer member = new Viewer(1, "member", "A member", Set.of(), List.of());
        Viewer curator = new Viewer(2, "curator", "A curator", Set.of(PlatformRole.CURATOR), List.of());
        EntryActions none = new EntryActions(false, false, false, false, false, false, false, false, false);
        EntryActions revise = new EntryActions(true, false, false, false, false, false, false, false, false);
        assertTrue(AttachmentPolicy.mayBring(revise, false, member));
        assertFalse(AttachmentPolicy.mayBring(none, true, member));
        assertTrue(AttachmentPolicy.mayBring(none, true, curator));
        assertFalse(AttachmentPolicy.mayBring(none, false, curator));
    }
}
