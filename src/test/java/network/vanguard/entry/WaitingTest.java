package network.vanguard.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

/** Until when the curators promise an answer. */
class WaitingTest {

    @Test
    void weekendsDoNotCount() {
        LocalDate friday = LocalDate.parse("2026-11-20");
        assertEquals(LocalDate.parse("2026-11-23"), Waiting.workingDaysAfter(friday, 1));
        assertEquals(LocalDate.parse("2026-12-04"), Waiting.workingDaysAfter(friday, 10));
        assertEquals(LocalDate.parse("2026-11-23"), Waiting.workingDaysAfter(LocalDate.parse("2026-11-22"), 1));
        assertEquals(friday, Waiting.workingDaysAfter(friday, 0));
    }

    @Test
    void theLastDayIsNotLateYet() {
        Instant since = Instant.parse("2026-11-20T10:00:00Z");
        assertFalse(Waiting.of(since, 1, 1, 10, Instant.parse("2026-12-04T23:59:59Z")).late());
        assertTrue(Waiting.of(since, 1, 1, 10, Instant.parse("2026-12-05T00:00:00Z")).late());
    }
}
