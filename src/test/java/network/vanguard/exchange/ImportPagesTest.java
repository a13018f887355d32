package network.vanguard.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** A curator imports a file in the browser. */
@QuarkusTest
class ImportPagesTest {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aCuratorSendsAFileAndSeesWhatBecameOfIt() throws InterruptedException {
        Web curator = Web.of(Person.CURATOR);
        String file = "kind;externalId;title;body\npractice-note;" + mark + "-1;Read in the browser " + mark
                + ";Text\npractice-note;"
                + mark + "-2;;<script>alert(1)</script>\n";
        Answer sent = curator.postFile("/imports", "file", "notes <b>" + mark + ".csv", file, Map.of());
        assertEquals(303, sent.status(), sent.body());
        String page = sent.location().replaceFirst("^https?://[^/]+", "");
        Answer shown = curator.get(page);
        for (int attempt = 0; attempt < 200 && shown.body().contains("hx-trigger"); attempt++) {
            Thread.sleep(100);
            shown = curator.get(page);
        }
        assertEquals(200, shown.status(), shown.body());
        assertTrue(shown.body().contains("The import is done."), shown.body());
        assertTrue(shown.body().contains("<bdi>Give the note a title.</bdi>"), shown.body());
        assertTrue(shown.body().contains("notes &lt;b&gt;" + mark + ".csv"), shown.body());
        assertFalse(shown.body().contains("<script>alert"), shown.body());
        Answer part = curator.get(page + "/progress");
        assertEquals(200, part.status());
        assertTrue(part.body().strip().startsWith("<div id=\"progress\">"), part.body());
        assertTrue(curator.get("/imports").body().contains("2 lines, 1 refused"));
        assertEquals(404, Web.of(Person.MODERATOR).get(page).status());
        assertEquals(200, Web.of(Person.ADMINISTRATOR).get(page).status());
    }

    @Test
    void aMissingFileOrAnotherKindOfFileIsAskedForAgain() {
        Web curator = Web.of(Person.CURATOR);
        Answer empty = curator.postFile("/imports", "file", "", "", Map.of("dryRun", "true"));
        assertEquals(422, empty.status(), empty.body());
        assertTrue(empty.body().contains("<a href=\"#file\">"), empty.body());
        Answer wrong = curator.postFile("/imports", "file", "notes.docx", "text", Map.of());
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("Choose a file whose name ends in .ndjson, .csv, .xlsx or .zip."), wrong.body());
        assertFalse(wrong.body().contains("checked"), "the dry run stays off");
    }

    @Test
    void othersDoNotImport() {
        for (Person person : new Person[]{Person.PRACTITIONER, Person.AUTHOR, Person.LEAD, Person.MODERATOR}) {
            assertEquals(403, Web.of(person).get("/imports").status(), person.toString());
            assertEquals(403, Web.of(person).postFile("/imports", "file", "a.ndjson", "{}", Map.of()).status(),
                    person.toString());
        }
        assertEquals(302, Web.of(Person.ANONYMOUS).get("/imports").status());
        assertEquals(415, Web.of(Person.CURATOR).postAsIs("/imports", Map.of("dryRun", "false")).status());
    }
}
