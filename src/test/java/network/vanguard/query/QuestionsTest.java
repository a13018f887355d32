package network.vanguard.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class QuestionsTest {

    private static final String EVERY_TYPE = """
            SELECT CAST(9007199254740993 AS bigint) AS whole, 7 AS small, 1.5 AS part, 'a "quote", ü, \\ and a
            line' AS text, true AS yes, CAST('2026-10-25 01:30:00.123456+01' AS timestamptz) AS at, DATE '2024-02-29' AS day,
            ARRAY['one', 'two, three'] AS words, CAST('{1,2}' AS bigint[]) AS numbers, CAST('\\x00ff' AS bytea) AS bytes,
            CAST(NULL AS bigint) AS nothing, '' AS empty""";

    @Inject
    Session database;

    @Test
    void whatIsAskedTogetherIsReadAsWhenItIsAskedAlone() {
        inTransaction(() -> {
            Function<List<Tuple>, Tuple> first = rows -> rows.get(0);
            Tuple alone = Question.of(query(EVERY_TYPE), first).answer();
            Questions page = new Questions();
            Supplier<Tuple> together = page.ask(Question.of(query(EVERY_TYPE), first));
            Supplier<Tuple> beside = page.ask(Question.of(query(EVERY_TYPE), first));
            for (Tuple row : List.of(together.get(), beside.get())) {
                for (String column : List.of("whole", "nothing")) {
                    assertEquals(alone.get(column, Long.class), row.get(column, Long.class), column);
                }
                assertEquals(alone.get("small", Integer.class), row.get("small", Integer.class));
                assertEquals(alone.get("small", Number.class).longValue(), row.get("small", Number.class).longValue());
                assertEquals(alone.get("part", Number.class).doubleValue(), row.get("part", Number.class).doubleValue());
                assertEquals(alone.get("text", String.class), row.get("text", String.class));
                assertEquals(alone.get(3, String.class), row.get(3, String.class));
                assertEquals("", row.get("empty", String.class));
                assertEquals(alone.get("yes", Boolean.class), row.get("yes", Boolean.class));
                assertEquals(alone.get("at", Instant.class), row.get("at", Instant.class));
                assertEquals(alone.get("day", LocalDate.class), row.get("day", LocalDate.class));
                assertArrayEquals(alone.get("words", String[].class), row.get("words", String[].class));
                assertArrayEquals(alone.get("numbers", Long[].class), row.get("numbers", Long[].class));
                assertArrayEquals(alone.get("bytes", byte[].class), row.get("bytes", byte[].class));
                assertNull(row.get("nothing"));
                assertThrows(IllegalArgumentException.class, () -> row.get("unknown", String.class));
                assertThrows(IllegalArgumentException.class, () -> row.get("text", Thread.class));
            }
        });
    }

    @Test
    void rowsKeepTheirOrderAndNoRowsAreNone() {
        inTransaction(() -> {
            Questions page = new Questions();
            Supplier<List<Long>> down = page
                    .ask(numbers("SELECT n AS number FROM generate_series(1, :most) n ORDER BY n DESC", 5));
            Supplier<List<Long>> up = page.ask(numbers("SELECT n AS number FROM generate_series(1, :most) n ORDER BY n", 3));
            Supplier<List<Long>> none = page.ask(numbers("SELECT n AS number FROM generate_series(1, :most) n", 0));
            assertEquals(List.of(5L, 4L, 3L, 2L, 1L), down.get());
            assertEquals(List.of(1L, 2L, 3L), up.get());
            assertEquals(List.of(), none.get());
        });
    }

    @Test
    void aQuestionThatFollowsFromAnAnswerGoesWithTheNextStatement() {
        inTransaction(() -> {
            Questions page = new Questions();
            Supplier<List<Long>> first = page.ask(numbers("SELECT n AS number FROM generate_series(1, :most) n", 2)
                    .then(found -> numbers("SELECT n * 10 AS number FROM generate_series(1, :most) n", found.size())));
            Supplier<List<Long>> second = page.ask(numbers("SELECT n AS number FROM generate_series(1, :most) n", 3)
                    .with(Question.known(4L), (found, known) -> found.stream().map(one -> one * known).toList())
                    .then(found -> numbers("SELECT n AS number FROM generate_series(1, :most) n",
                            found.get(2).intValue() - 11)));
            assertEquals(List.of(1L), second.get());
            assertEquals(List.of(10L, 20L), first.get());
        });
    }

    private Question<List<Long>> numbers(String sql, int most) {
        return Question.of(query(sql).setParameter("most", most),
                rows -> rows.stream().map(row -> row.get("number", Number.class).longValue()).toList());
    }

    private NativeQuery<Tuple> query(String sql) {
        return database.createNativeQuery(sql, Tuple.class);
    }

    private static void inTransaction(Runnable asking) {
        QuarkusTransaction.requiringNew().run(asking);
    }
}
