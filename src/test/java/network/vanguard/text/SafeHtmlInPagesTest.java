package network.vanguard.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Variant;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import network.vanguard.problem.ProbeProfile;

@QuarkusTest
@TestProfile(ProbeProfile.class)
class SafeHtmlInPagesTest {

    @Inject
    Engine engine;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Test
    void formattedTextIsPrintedAsItIsAndTypedTextIsNot() {
        assertEquals("<p>a</p>\n &lt;p&gt;", engine.parse("{body} {typed}", Variant.forContentType(Variant.TEXT_HTML))
                .data("body", Markdown.render("a")).data("typed", "<p>").render());
    }

    @Test
    void formattedTextIsAStringInJson() throws JsonProcessingException {
        assertEquals("\"<p>é</p>\\n\"", json.writeValueAsString(Markdown.render("é")));
    }

    @Test
    void aTestCanStopTheClock() {
        Instant then = Instant.parse("2016-03-01T09:00:00Z");
        QuarkusMock.installMockForType(Clock.fixed(then, ZoneOffset.UTC), Clock.class);
        assertEquals(then, clock.instant());
    }
}
