package network.vanguard.exchange;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Inject;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;

/** What a platform has in it when it is started for the first time. */
@QuarkusTest
class StarterContentTest {

    @Inject
    StarterContent starter;
    @Inject
    MemberService members;
    @Inject
    ImportJobs jobs;
    @Inject
    ImportFinder finder;
    @Inject
    ImportSettings settings;
    @Inject
    LineKinds kinds;
    @Inject
    LineBinder binder;
    @Inject
    LineTransaction transaction;
    @Inject
    Clock clock;
    @Inject
    Session database;

    @Test
    void itIsLoadedOnceGoesOnWhenItWasCutOffAndChangesNothingTheSecondTime() throws Exception {
        // content of somebody else: nothing is loaded beside it
        transaction.durably(() -> database.createNativeMutationQuery(
                "INSERT INTO site (slug, name, created_at) VALUES ('somebody-elses', 'Somebody else''s', now()) ON CONFLICT DO NOTHING")
                .executeUpdate());
        assertFalse(starter.load());

        // cut off in the middle: the run is interrupted after 300 lines
        Viewer platform = members.platform();
        UUID cutOff = job(platform);
        InterruptedException stopped = assertThrows(InterruptedException.class, () -> run(cutOff, platform, 300));
        assertTrue(stopped != null);
        transaction.durably(() -> {
            jobs.finish(cutOff, ImportRun.STOPPED, clock.instant());
            return null;
        });

        assertTrue(starter.load(), "what was cut off goes on");
        ImportView loaded = awaitLoaded(platform);
        assertEquals(418, loaded.read());
        assertEquals(0, loaded.refused());
        assertEquals(300, loaded.unchanged());
        assertEquals(418, loaded.unchanged() + loaded.created() + loaded.updated());
        assertEquals(50, count("SELECT count(*) FROM site WHERE external_id LIKE 'sites/%'"));
        assertEquals(252, count("SELECT count(*) FROM concept WHERE external_id LIKE 'concepts/%' AND state = 'accepted'"));
        assertEquals(116, count("SELECT count(*) FROM entry WHERE kind = 'case-study' AND external_id LIKE 'practices/%' "
                + "AND state = 'published' AND visibility = 'public'"));
        assertEquals(0, count(
                "SELECT count(*) FROM concept c JOIN entry_tag t ON t.concept_id = c.id JOIN entry e ON e.id = t.entry_id "
                        + "WHERE e.external_id LIKE 'practices/%' AND c.state = 'proposed'"));
        given().get("/api/v1/entries?kind=case-study&site=better-care-together-morecambe-bay&tag=rural&limit=100").then()
                .statusCode(200)
                .body("items.find { it.slug == 'millom-health-action-group' }.author", equalTo("learning-network"));

        assertFalse(starter.load(), "never a second time");
        UUID again = job(platform);
        Counts counts = run(again, platform, Integer.MAX_VALUE);
        assertEquals(418, counts.unchanged);
    }

    private UUID job(Viewer platform) {
        UUID id = UUID.randomUUID();
        transaction.durably(() -> {
            jobs.add(id, platform.memberId(), StarterContent.NAME, ImportFormat.NDJSON, false, settings.nodeName(),
                    clock.instant());
            return null;
        });
        return id;
    }

    private Counts run(UUID id, Viewer platform, int lines) throws IOException, InterruptedException {
        InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("starter/starter.ndjson");
        ImportRun run = new ImportRun(id, kinds, new Importer.Real(transaction, platform), jobs, transaction, clock, read -> {
            if (read == lines) {
                Thread.currentThread().interrupt();
            }
        });
        try (LineSource source = new JsonLines(file, binder.lines())) {
            run.run(source);
        }
        return run.counts();
    }

    private ImportView awaitLoaded(Viewer platform) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            ImportView newest = finder.list(null, 1, platform).items().get(0);
            if (newest.name().equals(StarterContent.NAME) && newest.state() == ImportState.DONE) {
                return newest;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The starter content was not loaded");
    }

    private long count(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(sql, Long.class).getSingleResult());
    }
}
