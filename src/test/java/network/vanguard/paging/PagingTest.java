package network.vanguard.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;

class PagingTest {

    private static final Instant TIME = Instant.parse("2026-01-31T09:30:00.123456Z");
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void aCursorComesBackAsItWasWritten() {
        String cursor = Cursor.write("entries-newest", TIME, 7L, -3, 0.25, ID, "naïve 😀");
        assertTrue(cursor.matches("[A-Za-z0-9_-]+"), cursor);
        Cursor read = Cursor.read("entries-newest", cursor).orElseThrow();
        assertEquals(TIME, read.instant(0));
        assertEquals(7, read.number(1));
        assertEquals(-3, read.number(2));
        assertEquals(0.25, read.score(3));
        assertEquals(ID, read.uuid(4));
        assertEquals("naïve 😀", read.text(5));
    }

    @Test
    void withoutACursorAListBeginsAtItsBeginning() {
        assertTrue(Cursor.read("any", null).isEmpty());
        assertTrue(Cursor.read("any", "").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "AQAAAAA", "=", "%", "é", " ", "AgAAAABu"})
    void aBrokenCursorIsNamed(String after) {
        assertEquals(400, refused(after).problem().status());
        assertEquals("after", refused(after).errors().get(0).field());
    }

    @Test
    void aCursorWithAnyPartChangedIsRefused() {
        byte[] good = Base64.getUrlDecoder().decode(Cursor.write("any", TIME, ID));
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= 1;
            refused(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Test
    void aCursorOfAnotherListOrOfOtherTypesIsRefused() {
        String cursor = Cursor.write("entries-newest", TIME);
        assertThrows(Invalid.class, () -> Cursor.read("entries-oldest", cursor));
        Cursor read = Cursor.read("entries-newest", cursor).orElseThrow();
        assertThrows(Invalid.class, () -> read.number(0));
        assertThrows(Invalid.class, () -> read.instant(1));
        refused("A".repeat(10_000));
        refused(Cursor.write("any", "a\0b"));
    }

    @Test
    void aPieceTellsWhetherThereIsMore() {
        int two = 2;
        Slice<Integer> piece = Slice.of(List.of(1, 2, 3), two, last -> "after " + last);
        assertEquals(new Slice<>(List.of("1", "2"), "after 2"), piece.map(String::valueOf));
        assertEquals(new Slice<>(List.of(1, 2), null), Slice.of(List.of(1, 2), two, last -> "after " + last));
    }

    @Test
    void aLimitIsOneToAHundred() {
        assertEquals(20, Limit.of(null));
        assertEquals(100, Limit.of(100));
        for (int asked : List.of(0, 101, -1)) {
            assertEquals(List.of(new FieldError("limit", "must be a whole number from 1 to 100")),
                    assertThrows(Invalid.class, () -> Limit.of(asked)).errors());
        }
    }

    private static Invalid refused(String after) {
        return assertThrows(Invalid.class, () -> Cursor.read("any", after), after);
    }
}
