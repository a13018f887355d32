package network.vanguard.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import network.vanguard.entry.EntryActions;

class AttachmentPolicyTest {

    /** Whether the viewer may change the text, and take words out of it; then whether they may add a file, and remove one. */
    @ParameterizedTest
    @CsvSource({"true,true,true,true", "false,true,false,true", "true,false,true,true", "false,false,false,false"})
    void whoeverMayTakeWordsOutMayTakeAPictureOut(boolean revise, boolean withdraw, boolean mayAdd, boolean mayRemove) {
        EntryActions actions = new EntryActions(revise, false, false, false, false, false, withdraw, false);
        assertEquals(mayAdd, AttachmentPolicy.mayAdd(actions));
        assertEquals(mayRemove, AttachmentPolicy.mayRemove(actions));
    }
}
