package network.vanguard.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** The figures that a monitoring program gathers. */
@QuarkusTest
class MetricsTest {

    @Inject
    WaitingWork work;
    @Inject
    Session database;

    @Test
    void aSearchIsTimed() {
        double before = count("vanguard_search_seconds_count");
        ask("/api/v1/search?q=zzmetricsword");
        assertEquals(before + 1, count("vanguard_search_seconds_count"));
        assertTrue(scrape().contains("vanguard_search_seconds_bucket"));
    }

    @Test
    void anAddressIsCountedAsItsPatternAndNeverWithWhatWasAskedFor() {
        ask("/api/v1/search?q=zzmetricsword");
        ask("/api/v1/entries/987654321012");
        ask("/zzmetricspath/1");
        String figures = scrape();
        assertTrue(figures.contains("/api/v1/search"));
        assertFalse(figures.contains("zzmetrics") || figures.contains("987654321012"));
    }

    @Test
    void connectionsToTheDatabaseAreCounted() {
        assertTrue(scrape().contains("agroal_active_count"));
    }

    @Test
    @TestTransaction
    void whatHasWaitedForAnHourIsSeen() {
        database.createNativeMutationQuery("INSERT INTO lead (state, address, address_key, found_at, due_at) VALUES "
                + "('open', 'https://metrics.example/', 'metrics.example/', now(), now() - interval '1 hour')").executeUpdate();
        work.look();
        double age = count("vanguard_queue_age_seconds");
        assertTrue(age >= 3_600, () -> "The oldest has waited for " + age + " seconds");
    }

    private static Answer ask(String path) {
        return Web.newSession(Person.ANONYMOUS).api("GET", path, (String) null);
    }

    private static String scrape() {
        return ask("/q/metrics").body();
    }

    /** The largest figure of this name, 0 when there is none. */
    private static double count(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$").matcher(scrape());
        double most = 0;
        while (line.find()) {
            most = Math.max(most, Double.parseDouble(line.group(1).replace("NaN", "0")));
        }
        return most;
    }
}
