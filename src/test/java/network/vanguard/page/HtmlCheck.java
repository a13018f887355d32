package network.vanguard.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assertions;
import org.xml.sax.SAXException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import nu.validator.client.EmbeddedValidator;

/** The Nu HTML checker. */
public final class HtmlCheck {

    private HtmlCheck() {}

    /** Fails when a whole document is not valid HTML, and says where. */
    public static void valid(String html) {
        List<String> errors = new ArrayList<>();
        try {
            EmbeddedValidator validator = new EmbeddedValidator();
            validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
            for (JsonNode message : new ObjectMapper()
                    .readTree(validator.validate(new ByteArrayInputStream(html.getBytes(UTF_8)))).get("messages")) {
                if (!message.get("type").asText().equals("info")) {
                    errors.add("line " + message.path("lastLine").asText() + ": " + message.path("message").asText() + "\n    "
                            + message.path("extract").asText().strip());
                }
            }
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
        Assertions.assertTrue(errors.isEmpty(), () -> String.join("\n", errors));
    }
}
