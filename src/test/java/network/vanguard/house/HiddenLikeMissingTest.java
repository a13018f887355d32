package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/**
 * TH1: whoever tries the address of something that they may not read gets the answer of something that is not there: the same status, the
 * same words, and the database is asked as often, so that the time tells nothing either.
 */
@QuarkusTest
class HiddenLikeMissingTest {

    private static final int ATTEMPTS = 20;
    private static final List<String> OF_ANY = List.of("/entries/{id}", "/entries/{id}/text", "/entries/{id}/jsonld",
            "/entries/{id}/authors", "/entries/{id}/links", "/entries/{id}/files", "/entries/{id}/checks",
            "/entries/{id}/lead", "/entries/{id}/ask", "/reports/entries/{id}", "/api/v1/entries/{id}",
            "/api/v1/entries/{id}/comments", "/api/v1/entries/{id}/links", "/api/v1/entries/{id}/files",
            "/api/v1/entries/{id}/similar", "/api/v1/entries/{id}/checks", "/api/v1/entries/{id}/authors");
    private static final Map<String, List<String>> OF_ONE = Map.of("note",
            List.of("/notes/{slug}", "/notes/{slug}/edit", "/notes/{slug}/history", "/notes/{slug}/history/1"), "discussion",
            List.of("/discussions/{slug}", "/discussions/{slug}/edit", "/discussions/{slug}/history",
                    "/discussions/{slug}/history/1"),
            "case-study",
            List.of("/case-studies/{slug}", "/case-studies/{slug}/edit", "/case-studies/{slug}/history",
                    "/case-studies/{slug}/history/1", "/case-studies/{slug}/support", "/entries/{id}/holders",
                    "/entries/{id}/judgements", "/api/v1/case-studies/{id}/support", "/api/v1/case-studies/{id}/holding",
                    "/api/v1/case-studies/{id}/judgements"),
            "comment", List.of("/comments/{id}", "/comments/{id}/edit", "/comments/{id}/alone", "/comments/{id}/branch",
                    "/comments/{id}/reactions", "/comments/{id}/history", "/reports/comments/{id}"));

    @Inject
    SessionFactory sessions;

    @Test
    void whatOneMayNotReadAnswersAsIfItWereNotThere() {
        Cast.enters();
        List<String> told = new ArrayList<>();
        OF_ONE.forEach((kind, own) -> {
            List<String> addresses = new ArrayList<>(own);
            if (!kind.equals("comment")) {
                addresses.addAll(OF_ANY);
            }
            for (String standing : List.of("site", "draft")) {
                Thing hidden = Cast.make(kind + ":" + standing);
                for (Person reader : List.of(Person.ANONYMOUS, Person.ELSEWHERE)) {
                    for (String address : addresses) {
                        told.addAll(differences(reader, address, hidden));
                    }
                }
            }
        });
        assertEquals(List.of(), told, "what tells a stranger that it is there");
    }

    private List<String> differences(Person reader, String address, Thing hidden) {
        String there = hidden.in(address);
        String missing = Cast.missing().in(address);
        Answer one = fetch(reader, there);
        Answer other = fetch(reader, missing);
        String what = hidden.name() + " " + address + " for " + reader + ": ";
        List<String> found = new ArrayList<>();
        if (one.status() != other.status()) {
            found.add(what + "status " + one.status() + " and " + other.status());
        } else if (!plain(one, there, hidden).equals(plain(other, missing, Cast.missing()))) {
            found.add(what + "the words");
        } else if (one.status() != 302) {
            long hiddens = Long.MAX_VALUE;
            long missings = Long.MAX_VALUE;
            // what the platform does by itself meanwhile is counted too: the fewest of some attempts are the page's own
            for (int attempt = 0; attempt < ATTEMPTS && (attempt < 2 || hiddens != missings); attempt++) {
                hiddens = Math.min(hiddens, statements(reader, there));
                missings = Math.min(missings, statements(reader, missing));
            }
            if (hiddens != missings) {
                found.add(what + hiddens + " and " + missings + " statements");
            }
        }
        return found;
    }

    /** Without the address, the request's own name and what a form says once. */
    private static String plain(Answer answer, String address, Thing thing) {
        return (answer.status() + " " + answer.body()).replace(address, "ADDRESS")
                .replace(address.replace("/", "%2F"), "ADDRESS")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "REQUEST")
                .replaceAll("\"requestId\":\"[^\"]*\"", "REQUEST")
                .replaceAll("(name=\"(?:csrf-token|idempotencyKey)\" value=\")[^\"]*", "$1")
                .replaceAll("(?s)(Reference|reference|Request|request)[^<]{0,40}<[^>]*>[^<]*<", "REQUEST<")
                .replaceAll("/" + thing.parts().get("id") + "(?![\\w.-])", "/ID");
    }

    private long statements(Person reader, String address) {
        long before = sessions.getStatistics().getPrepareStatementCount();
        fetch(reader, address);
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }

    private static Answer fetch(Person reader, String address) {
        Web web = reader.signedIn() ? Web.of(reader) : Web.newSession(reader);
        return address.startsWith("/api/") ? web.api("GET", address, (String) null) : web.get(address);
    }
}
