package network.vanguard.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.attachment.AttachmentService;
import network.vanguard.attachment.FileTexts;
import network.vanguard.attachment.Samples;
import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.comment.CommentInput;
import network.vanguard.comment.CommentService;
import network.vanguard.discussion.DiscussionInput;
import network.vanguard.discussion.DiscussionService;
import network.vanguard.draft.DraftService;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.FirstStep;
import network.vanguard.entry.Visibility;
import network.vanguard.note.NoteInput;
import network.vanguard.note.NoteService;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;

/** What people get of a safe circle: who reads what, what they let out together, and that it is deleted. */
@QuarkusTest
class CircleTest {

    private static final String FORM = "Say which of your circles";

    @Inject
    CircleService service;
    @Inject
    CircleLapse lapse;
    @Inject
    NoteService notes;
    @Inject
    DiscussionService discussions;
    @Inject
    CommentService comments;
    @Inject
    AttachmentService attachments;
    @Inject
    DraftService drafts;
    @Inject
    Session database;

    private String key;

    @BeforeEach
    void aCircleOfThree() {
        Cast.enters();
        key = circle(Person.COLLEAGUE, Person.PRACTITIONER);
    }

    private String circle(Person... others) {
        String made = service.make(new CircleInput("Night shift", "To say what is hard.", 30), Cast.viewer(Person.AUTHOR))
                .key();
        for (Person other : others) {
            service.invite(made, other.account(), Cast.viewer(Person.AUTHOR));
            service.answer(made, true, Cast.viewer(other));
        }
        return made;
    }

    @Test
    void whoIsInvitedLearnsTheNameAndWhoInvitesAndNothingElse() {
        service.invite(key, Person.ELSEWHERE.account(), Cast.viewer(Person.COLLEAGUE));
        Web invited = Web.of(Person.ELSEWHERE);
        String page = invited.get("/circles").body();
        assertTrue(page.contains("Night shift"), page);
        assertTrue(page.contains("<bdi>" + Cast.viewer(Person.COLLEAGUE).name() + "</bdi> invites you"), page);
        assertFalse(page.contains("To say what is hard."), "the purpose is for members");
        assertEquals(404, invited.get("/circles/" + key).status());
        assertTrue(invited.get("/me").body().contains("invites you to the circle"));
        assertEquals(303, invited.post("/circles/" + key + "/answer", Map.of("answer", "no")).status());
        assertEquals(404, invited.post("/circles/" + key + "/answer", Map.of("answer", "yes")).status(), "no is no");
        Answer again = Web.of(Person.AUTHOR).post("/circles/" + key + "/invitations",
                Map.of("person", Person.ELSEWHERE.account()));
        assertEquals(422, again.status());
        assertTrue(again.body().contains("They were asked before"), again.body());
    }

    @Test
    void anInvitationThatWaitsIsWithdrawnAndWhoWasInvitedFindsNothingOfTheCircle() {
        service.invite(key, Person.ELSEWHERE.account(), Cast.viewer(Person.COLLEAGUE));
        String withdraw = "/circles/" + key + "/invitations/" + Person.ELSEWHERE.account() + "/withdraw";
        assertTrue(Web.of(Person.AUTHOR).get("/circles/" + key).body().contains(withdraw));
        assertEquals(404, Web.of(Person.ELSEWHERE).post(withdraw, Map.of()).status(), "who is invited says no instead");
        assertEquals(404, Web.of(Person.ADMINISTRATOR).post(withdraw, Map.of()).status());
        assertEquals(303, Web.of(Person.AUTHOR).post(withdraw, Map.of()).status(), "another member sent it");
        assertEquals(303, Web.of(Person.AUTHOR).post(withdraw, Map.of()).status(), "the same again");
        assertFalse(Web.of(Person.AUTHOR).get("/circles/" + key).body().contains(withdraw));
        assertFalse(Web.of(Person.ELSEWHERE).api("GET", "/api/v1/circles", (String) null).body().contains(key));
        assertFalse(Web.of(Person.ELSEWHERE).get("/me").body().contains(key));
        assertEquals(404, Web.of(Person.ELSEWHERE).post("/circles/" + key + "/answer", Map.of("answer", "yes")).status());

        service.invite(key, Person.ELSEWHERE.account(), Cast.viewer(Person.AUTHOR));
        service.answer(key, true, Cast.viewer(Person.ELSEWHERE));
        String call = "/api/v1/circles/" + key + "/invitations/" + Person.ELSEWHERE.account();
        assertEquals(409, Web.of(Person.COLLEAGUE).api("DELETE", call, (String) null).status(), "they belong to it by now");
        assertEquals(200, Web.of(Person.ELSEWHERE).get("/circles/" + key).status());
        service.leave(key, false, Cast.viewer(Person.ELSEWHERE));
        service.invite(key, Person.LEAD.account(), Cast.viewer(Person.AUTHOR));
        service.answer(key, false, Cast.viewer(Person.LEAD));
        assertEquals(204, Web.of(Person.COLLEAGUE).api("DELETE", "/api/v1/circles/" + key + "/invitations/"
                + Person.LEAD.account(), (String) null).status());
        assertThrows(Invalid.class,
                () -> service.invite(key, Person.LEAD.account(), Cast.viewer(Person.AUTHOR)), "no stays no");
        assertEquals(404, Web.of(Person.COLLEAGUE).api("DELETE", "/api/v1/circles/" + key + "/invitations/nobody-there",
                (String) null).status());
    }

    @Test
    void whoJoinsLaterReadsNothingFromBeforeAndWhoLeavesReadsNothingAnyMore() {
        EntryRef before = Cast.inCircle(key, "Tired", "So many nights.", Person.AUTHOR);
        service.invite(key, Person.LEAD.account(), Cast.viewer(Person.AUTHOR));
        service.answer(key, true, Cast.viewer(Person.LEAD));
        EntryRef after = Cast.inCircle(key, "Less tired", "A day off.", Person.AUTHOR);
        Web late = Web.of(Person.LEAD);
        assertEquals(404, late.get(before.url()).status());
        assertEquals(200, late.get(after.url()).status());
        String page = late.get("/circles/" + key).body();
        assertTrue(page.contains(after.url()) && !page.contains(before.url()), page);
        assertEquals(404, Web.of(Person.ADMINISTRATOR).get("/circles/" + key).status());

        comments.post(before.id(), new CommentInput("I know this.", null, null, null), Cast.viewer(Person.COLLEAGUE));
        service.leave(key, false, Cast.viewer(Person.AUTHOR));
        assertEquals(404, Web.of(Person.AUTHOR).get(before.url()).status(), "one's own neither");
        assertEquals(404, Web.of(Person.AUTHOR).get("/circles/" + key).status());
        assertTrue(Web.of(Person.COLLEAGUE).get(before.url()).body().contains("So many nights."));
    }

    @Test
    void whoTakesTheirTextsAlongLeavesNoneBehind() {
        EntryRef mine = Cast.inCircle(key, "Mine", "takenalong mine", Person.AUTHOR);
        EntryRef theirs = Cast.inCircle(key, "Theirs", "What they said.", Person.COLLEAGUE);
        comments.post(theirs.id(), new CommentInput("takenalong below", null, null, null), Cast.viewer(Person.AUTHOR));
        Answer copy = Web.of(Person.AUTHOR).get("/circles/" + key + "/mine");
        assertTrue(copy.body().contains("takenalong mine") && copy.body().contains("takenalong below")
                && !copy.body().contains("What they said."), copy.body());
        assertEquals(422, Web.of(Person.AUTHOR).post("/circles/" + key + "/leave", Map.of()).status(), "it is asked");
        assertEquals(303, Web.of(Person.AUTHOR).post("/circles/" + key + "/leave", Map.of("texts", "take")).status());
        assertEquals(404, Web.of(Person.COLLEAGUE).get(mine.url()).status());
        assertEquals(List.of(), found("takenalong"));
        assertTrue(Web.of(Person.COLLEAGUE).get(theirs.url()).body().contains("removed by its author"));
    }

    @Test
    void itIsNotInTheListsAndSearchesOfItsOwnMembersNeither() {
        String word = "kreisprobe" + mark();
        EntryRef inside = Cast.inCircle(key, word, word, Person.AUTHOR);
        for (String address : List.of("/search?q=" + word, "/notes", "/me", "/members/erewash", "/",
                "/api/v1/exports/entries.ndjson")) {
            Answer answer = address.startsWith("/api")
                    ? Web.of(Person.AUTHOR).api("GET", address, (String) null)
                    : Web.of(Person.AUTHOR).get(address);
            assertFalse(answer.body().contains(inside.slug()), address);
        }
        assertFalse(inside.slug().contains(word), "the address tells nothing either");
        assertEquals(0, Cast.count("SELECT count(*) FROM entry WHERE search <> '' AND id = " + inside.id()));
    }

    @Test
    void nothingGoesInOrOutByTheForm() {
        Web author = Web.of(Person.AUTHOR);
        String choice = "circle:" + key;
        assertTrue(author.get("/notes/new?circle=" + key).body().contains("value=\"" + choice + "\" selected"));
        assertFalse(Web.of(Person.CURATOR).get("/notes/new").body().contains("Only my circle: Night shift"));
        Answer tagged = author.post("/notes",
                Map.of("title", "T", "body", "B", "visibility", choice, "tags", "neverseen" + mark()));
        assertEquals(422, tagged.status());
        assertTrue(tagged.body().contains("what is written in a circle has none"), tagged.body());
        Answer stranger = Web.of(Person.CURATOR).post("/notes", Map.of("title", "T", "body", "B", "visibility", choice));
        assertEquals(422, stranger.status());
        assertTrue(stranger.body().contains(FORM), stranger.body());
        Answer made = author.post("/discussions",
                Map.of("title", "Can I say this", "body", "B", "purpose", "question", "visibility",
                        choice));
        assertEquals(303, made.status(), made.body());
        Answer page = author.get(made.location());
        assertTrue(page.body().contains("This is in the circle"), page.body());
        assertEquals(200, Web.of(Person.PRACTITIONER).get(made.location()).status());
        assertEquals(404, Web.of(Person.LEAD).get(made.location()).status());
        assertEquals(422,
                author.post(made.location() + "/edit", Map.of("title", "Can I say this", "body", "B", "purpose", "question",
                        "visibility", "network", "revision", "1-published")).status());
        assertEquals(404, Web.of(Person.LEAD).get(made.location()).status());
    }

    @Test
    void itIsLetOutWhenEverybodyWhoCanReadItSaysYesAndWithoutTheComments() {
        EntryRef inside = Cast.inCircle(key, "Let out " + mark(), "What we want to tell.", Person.AUTHOR);
        comments.post(inside.id(), new CommentInput("Stays inside.", null, null, null), Cast.viewer(Person.COLLEAGUE));
        String release = "/circles/" + key + "/releases/" + inside.id();
        assertEquals(303, Web.of(Person.COLLEAGUE).post(release, Map.of()).status());
        assertEquals(422, Web.of(Person.COLLEAGUE).post(release, Map.of()).status(), "proposed already");
        assertEquals(303, Web.of(Person.AUTHOR).post(release + "/answer", Map.of("answer", "no")).status());
        assertEquals(404, Web.of(Person.PRACTITIONER).post(release + "/answer", Map.of("answer", "yes")).status(),
                "one no ends it");
        assertEquals(0, Cast.count("SELECT count(*) FROM circle_release_yes WHERE entry_id = " + inside.id()));

        assertEquals("waiting", Web.of(Person.COLLEAGUE).api("POST", "/api/v1" + release, "{}").json().at("/step").asText());
        assertEquals("waiting", answer(Person.AUTHOR, release));
        notes.revise(inside.id(), new EntryVersion(1, null),
                new NoteInput(inside.title(), null, null, List.of(), Visibility.CIRCLE,
                        "What we want to tell, changed.", null, null, null),
                Cast.viewer(Person.AUTHOR));
        assertEquals("changed", answer(Person.PRACTITIONER, release), "nobody said yes to these words");
        assertEquals("waiting", Web.of(Person.COLLEAGUE).api("POST", "/api/v1" + release, "{}").json().at("/step").asText());
        assertEquals("waiting", answer(Person.AUTHOR, release));
        assertEquals(404, Web.of(Person.LEAD).api("POST", "/api/v1" + release + "/answer", "{\"accepted\":true}").status());
        assertEquals("out", answer(Person.PRACTITIONER, release));

        long made = Cast.count("SELECT released_id FROM circle_release WHERE entry_id = " + inside.id());
        Answer out = Web.of(Person.ELSEWHERE).follow(Web.of(Person.ELSEWHERE).get("/entries/" + made));
        assertTrue(out.body().contains("What we want to tell, changed."), out.body());
        assertFalse(out.body().contains("Stays inside.") || out.body().contains("Night shift"), out.body());
        assertEquals(404, Web.of(Person.ELSEWHERE).get(inside.url()).status());
        assertTrue(Web.of(Person.PRACTITIONER).get("/circles/" + key).body().contains("what was let out"));
    }

    private static String answer(Person person, String release) {
        return Web.of(person).api("POST", "/api/v1" + release + "/answer", "{\"accepted\":true}").json().at("/step").asText();
    }

    @Test
    void whenItsTimeIsOverNoTableHoldsAWordOfIt() throws Exception {
        String word = "ablaufwort" + mark();
        var author = Cast.viewer(Person.AUTHOR);
        Map<String, String> sent = Map.of("title", word, "body", word, "visibility", "circle:" + key, "idempotencyKey",
                UUID.randomUUID().toString());
        String address = Web.of(Person.AUTHOR).post("/notes", sent).location();
        long note = Cast.count("SELECT max(id) FROM entry WHERE circle_id IS NOT NULL");
        notes.revise(note, new EntryVersion(1, null),
                new NoteInput(word, null, null, List.of(), Visibility.CIRCLE, word + " twice", null,
                        List.of(word), null, new FirstStep(word, word, 5, word, word), word, null, null, null),
                author);
        comments.post(note, new CommentInput(word, null, null, null), Cast.viewer(Person.COLLEAGUE));
        attachments.add(note, Samples.file(Samples.bytes(word)), word + ".txt", new FileTexts(null, null, word, null), null,
                author);
        attachments.add(note, Samples.file(Samples.picture("png", 4, 4)), word + ".png",
                new FileTexts(word, null, word, "nobody"), null,
                author);
        EntryRef thread = discussions
                .publish(new DiscussionInput(word, null, null, List.of(), Visibility.CIRCLE, "question", word, null,
                        null, null, null, null, List.of(), key), author);
        Cast.bean(ReleaseService.class).propose(key, thread.id(), null, author);
        drafts.save(UUID.randomUUID().toString(), address.replaceFirst("^https?://[^/]+", "") + "/edit", null,
                Map.of("title", List.of(word)), author);
        String typed = UUID.randomUUID().toString();
        drafts.save(typed, "/notes/new", null, Map.of("title", List.of(word), "visibility", List.of("circle:" + key)), author);
        String page = Web.of(Person.PRACTITIONER).get("/circles/" + key).body();
        assertFalse(page.contains("is deleted within a week"), page);
        Cast.sql("UPDATE entry SET created_at = created_at - interval '24 days' WHERE id IN (:one, :two)",
                Map.of("one", note, "two", thread.id()));
        assertTrue(Web.of(Person.PRACTITIONER).get("/circles/" + key).body().contains("is deleted within a week"));
        assertTrue(Web.of(Person.PRACTITIONER).get("/me").body().contains("something is deleted within a week"));
        lapse.lapse();
        assertFalse(found(word).isEmpty(), "not before its time");

        Cast.sql("UPDATE entry SET created_at = created_at - interval '7 days' WHERE id IN (:one, :two)",
                Map.of("one", note, "two", thread.id()));
        Cast.sql("UPDATE draft SET saved_at = saved_at - interval '31 days' WHERE id = CAST(:id AS uuid)", Map.of("id", typed));
        lapse.lapse();
        assertEquals(List.of(), found(word));
        assertEquals(404, Web.of(Person.AUTHOR).get(address).status());
    }

    @Test
    void withTheLastMemberEverythingGoes() {
        String alone = circle();
        String word = "alleinwort" + mark();
        Cast.inCircle(alone, word, word, Person.AUTHOR);
        service.leave(alone, false, Cast.viewer(Person.AUTHOR));
        assertEquals(List.of(), found(word));
        assertEquals(0, Cast.count("SELECT count(*) FROM circle WHERE key = '" + alone + "'"));
        assertThrows(NotFound.class, () -> service.leave(alone, false, Cast.viewer(Person.AUTHOR)));
    }

    /** Where a word stands in the database: every column of every table is read as text; bytes of files are searched too. */
    private List<String> found(String word) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> places = new ArrayList<>();
            for (Tuple column : database.createNativeQuery("""
                    SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c JOIN information_schema.tables t
                    USING (table_schema, table_name) WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                    AND c.data_type IN ('text', 'jsonb', 'ARRAY', 'bytea', 'tsvector', 'character varying')""", Tuple.class)
                    .getResultList()) {
                String name = "\"" + column.get(1, String.class) + "\"";
                String where = column.get(2, String.class).equals("bytea")
                        ? "position(convert_to(:word, 'UTF8') IN " + name + ") > 0"
                        : "CAST(" + name + " AS text) LIKE '%' || :word || '%'";
                boolean there = !database
                        .createNativeQuery("SELECT 1 FROM \"" + column.get(0, String.class) + "\" WHERE " + where
                                + " LIMIT 1", Integer.class)
                        .setParameter("word", word).getResultList().isEmpty();
                if (there) {
                    places.add(column.get(0, String.class) + "." + column.get(1, String.class));
                }
            }
            return places;
        });
    }

    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}
