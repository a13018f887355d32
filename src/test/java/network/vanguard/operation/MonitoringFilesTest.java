package network.vanguard.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** The dashboard and the alerts ask for figures that exist, and each alert says what to do. */
@QuarkusTest
class MonitoringFilesTest {

    private static final Path ALERTS = Path.of("deploy/monitoring/alerts.yml");
    private static final Path DASHBOARD = Path.of("deploy/monitoring/dashboard.json");
    private static final Path RUNBOOK = Path.of("docs/runbook.md");
    /** A name with an underscore: functions that are used have none but these. */
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b");
    private static final Set<String> NO_FIGURES = Set.of("histogram_quantile", "__rate_interval", "pool_name", "rate_interval");

    @Inject
    ObjectMapper json;

    @Test
    void everyFigureThatTheDashboardAndTheAlertsNameIsThere() throws IOException {
        Web web = Web.newSession(Person.ANONYMOUS);
        web.api("GET", "/api/v1/search?q=zzmonitoringword", (String) null);
        web.api("GET", "/api/v1/entries/1/similar", (String) null);
        String scrape = web.api("GET", "/q/metrics", (String) null).body();
        Set<String> missing = new TreeSet<>();
        for (String expression : expressions()) {
            NAME.matcher(expression).results().map(MatchResult::group).filter(name -> !NO_FIGURES.contains(name))
                    .filter(name -> !Pattern.compile("(?m)^" + name + "[{ ]").matcher(scrape).find()).forEach(missing::add);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyAlertLeadsToItsPlaceInTheRunbookAndEveryPlaceHasItsAlert() throws IOException {
        String alerts = Files.readString(ALERTS);
        List<String> names = found("alert: (\\w+)", alerts);
        assertFalse(names.isEmpty());
        assertEquals(names, found("## (\\w+)", Files.readString(RUNBOOK)));
        assertEquals(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
                found("runbook: docs/runbook\\.md#(\\w+)", alerts));
    }

    @Test
    void everyPlaceInTheRunbookSaysWhatItMeansWhatToLookAtAndWhatToDo() throws IOException {
        for (String place : Files.readString(RUNBOOK).split("(?m)^## ", -1)) {
            if (!place.startsWith("# ")) {
                assertEquals(3, found("\\* \\*\\*(What it means for people|Look at|Do):\\*\\* \\S", place).size(), place);
            }
        }
    }

    private List<String> expressions() throws IOException {
        List<String> all = new ArrayList<>(found("expr: '(.+)'", Files.readString(ALERTS)));
        for (JsonNode expression : json.readTree(DASHBOARD.toFile()).findValues("expr")) {
            all.add(expression.asText());
        }
        return all;
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile("(?m)^\\s*(?:- )?" + pattern).matcher(text).results().map(found -> found.group(1))
                .collect(Collectors.toList());
    }
}
