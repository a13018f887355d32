package network.vanguard.leaving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.circle.CircleInput;
import network.vanguard.circle.CircleService;
import network.vanguard.comment.CommentInput;
import network.vanguard.comment.CommentService;
import network.vanguard.comment.Reaction;
import network.vanguard.draft.DraftService;
import network.vanguard.entry.CoAuthorService;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.Visibility;
import network.vanguard.lead.LeadInput;
import network.vanguard.lead.LeadService;
import network.vanguard.lead.StubInput;
import network.vanguard.member.ErasedMembers;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.moderation.ReportInput;
import network.vanguard.moderation.ReportService;
import network.vanguard.moderation.Subject;
import network.vanguard.note.NoteInput;
import network.vanguard.note.NoteService;

/** TH20 and TH21: people take along what the platform holds about them, and are forgotten when they ask for it. */
@QuarkusTest
class LeavingTest {

    /** Columns that cannot be filled without filling another one. */
    private static final Set<String> NOT_ALONE = Set.of("holding.taker_id", "challenge.answered_by");

    @Inject
    OwnDataService data;
    @Inject
    ErasureService erasures;
    @Inject
    ErasedMembers members;
    @Inject
    MemberFinder finder;
    @Inject
    NoteService notes;
    @Inject
    CommentService comments;
    @Inject
    EntityManager database;

    @BeforeAll
    static void enter() {
        Cast.enters();
    }

    /** Somebody who has done all sorts of things here, and what is known of it. */
    private record Leaver(Viewer viewer, String subject, EntryRef note, long comment, EntryRef draft, String circle) {

        long id() {
            return viewer.memberId();
        }
    }

    // ---------------------------------------------------------------- every column

    @Test
    void eachColumnThatNamesAMemberIsInOnesDataAndHasAFate() {
        Set<String> known = Traces.ALL.stream().map(Trace::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>(words("""
                SELECT k.conrelid::regclass || '.' || a.attname FROM pg_constraint k
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
                WHERE k.contype = 'f' AND k.confrelid = 'member'::regclass"""));
        assertEquals(there, known, "Say in Traces what becomes of it");
        assertEquals(Traces.ALL.size(), Traces.ALL.stream().map(Trace::part).collect(Collectors.toSet()).size(),
                "two parts of one name");
    }

    @Test
    void eachFateCanBeCarriedOutWhateverARowHolds() {
        Cast.make("case:network");
        Cast.make("challenge:network");
        Cast.make("handover:network");
        Cast.make("circle:proposed");
        Cast.make("question-asked");
        Viewer leaver = somebody("Everywhere");
        QuarkusTransaction.begin();
        try {
            for (Trace trace : Traces.ALL.stream().filter(one -> !NOT_ALONE.contains(one.name())).toList()) {
                Cast.sql("UPDATE " + trace.table() + " SET " + trace.column() + " = :id WHERE ctid = (SELECT ctid FROM "
                        + trace.table() + " ORDER BY ctid DESC LIMIT 1) AND '" + trace.name()
                        + "' <> 'comment_speaker.member_id'",
                        Map.of("id", leaver.memberId()));
            }
            assertTrue(erasures.forget(leaver.handle(), "forget", leaver));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    // ---------------------------------------------------------------- taking it along

    @Test
    void oneTakesAlongAllThatIsOnesOwnAndNobodyElsesWords() throws IOException {
        Leaver leaver = busy("Carriesalong");
        JsonNode all;
        try (InputStream document = data.everything(leaver.viewer())) {
            all = new ObjectMapper().readTree(document);
        }
        assertEquals(leaver.viewer().name(), all.at("/person/name").asText());
        assertEquals(leaver.subject(), all.at("/person/subject").asText());
        assertEquals(List.of("What I saw by the canal, told better."), all.path("comments").findValuesAsText("body").stream()
                .filter(body -> body.contains("canal")).toList());
        assertEquals("What I saw by the canal.", all.at("/commentsBefore/0/body").asText());
        assertTrue(all.path("entries").findValuesAsText("id").contains(String.valueOf(leaver.draft().id())));
        assertTrue(all.path("versions").toString().contains("Not ready yet."));
        assertTrue(all.path("unsent").toString().contains("Typed and not sent."));
        assertTrue(all.path("reports").toString().contains("It insults us."));
        for (String part : List.of("sessions", "reactions", "topicsFollowed", "sitesFollowed", "circles", "namedIn",
                "memberships",
                "coAuthorOf", "casesTaken")) {
            assertFalse(all.path(part).isEmpty(), part);
        }
        assertFalse(all.toString().contains("Somebody else"), "words of others stay theirs");
        Traces.ALL.forEach(trace -> assertTrue(all.path(trace.part()).isArray(), trace.part()));
    }

    @Test
    void itIsAFileOnesPageLeadsToAndTheLogKnowsOfIt() {
        Web web = Web.of(Person.PRACTITIONER);
        assertTrue(web.get("/me").body().contains("href=\"/me/data\""));
        Answer page = web.get("/me/data");
        assertEquals(200, page.status(), page::body);
        assertEquals("attachment; filename=\"my-data.json\"", page.headers().firstValue("Content-Disposition").orElse(""));
        Answer api = web.api("GET", "/api/v1/me/data", (String) null);
        assertEquals("practitioner", api.json().at("/person/handle").asText());
        assertEquals("exported", api.json().path("auditLog").get(api.json().path("auditLog").size() - 1).path("verb").asText());
        assertEquals(401, Web.newSession(Person.ANONYMOUS).api("GET", "/api/v1/me/data", (String) null).status());
    }

    // ---------------------------------------------------------------- being forgotten

    @Test
    void whoIsForgottenStandsNowhereAnyMoreAndTheirThreadsCanBeRead() {
        Leaver leaver = busy("Vexleythrupp");
        Set<String> needles = Set.of(leaver.viewer().handle(), "vexleythrupp", leaver.subject());
        assertFalse(found(needles).isEmpty());
        Web administrator = Web.of(Person.ADMINISTRATOR);
        String address = "/members/" + leaver.viewer().handle() + "/erasure";
        assertTrue(administrator.get("/members/" + leaver.viewer().handle()).body().contains(address));
        assertEquals(303, administrator.post(address, Map.of("confirm", "Forget ")).status());

        assertEquals(List.of(), found(needles));
        String former = "former-member-" + leaver.id();
        String page = Web.of(Person.AUTHOR).get(leaver.note().url()).body();
        assertTrue(page.contains("Former member"), page);
        assertTrue(page.contains("What I saw by the canal, told better."), page);
        assertTrue(page.contains("Somebody else thanks &#64;" + former), page);
        Answer person = Web.of(Person.AUTHOR).get("/members/" + former);
        assertTrue(person.body().contains("asked to be forgotten"), person::body);
        assertFalse(Web.of(Person.AUTHOR).get("/members/" + leaver.viewer().handle()).status() == 200);
        assertEquals(0, Cast.count("SELECT count(*) FROM entry WHERE id = " + leaver.draft().id()));
        assertEquals(0, Cast.count("SELECT count(*) FROM circle WHERE key = '" + leaver.circle() + "'"),
                "they were its last member");
        assertEquals(0, Cast.count("SELECT count(*) FROM moderation_case WHERE state = 'open' AND holder_id = " + leaver.id()));
        assertEquals(0, Cast.count("SELECT count(*) FROM challenge WHERE answered_at IS NULL AND owner_id = " + leaver.id()));
        assertEquals(0, Cast.count("SELECT count(*) FROM member_session WHERE member_id = " + leaver.id()));

        JsonNode logged = Web.of(Person.MODERATOR).api("GET", "/api/v1/audit?verb=erased&about=member+" + former, (String) null)
                .json().at("/items/0");
        assertEquals("administrator", logged.path("actor").asText());
        assertEquals(former, logged.path("subjectId").asText());
        assertFalse(
                Web.of(Person.MODERATOR).api("POST", "/api/v1/audit/check", (String) null).json().path("brokenAt").isNumber());
    }

    @Test
    void nobodyIsForgottenByAnotherWordOrByAnotherMember() {
        Web web = Web.of(Person.PRACTITIONER);
        assertTrue(web.get("/me").body().contains("href=\"/members/practitioner/erasure\""));
        assertTrue(web.get("/members/practitioner/erasure").body().contains("This cannot be undone"));
        Answer other = web.post("/members/practitioner/erasure", Map.of("confirm", "keep"));
        assertEquals(422, other.status(), other::body);
        assertTrue(other.body().contains("Type the word forget. Nothing was changed."), other::body);
        assertEquals(403, web.get("/members/erewash/erasure").status());
        assertEquals(403, web.post("/members/erewash/erasure", Map.of("confirm", "forget")).status());
        assertEquals(404, Web.of(Person.ADMINISTRATOR).get("/members/nobody-of-that-name/erasure").status());
        assertEquals(422, Web.of(Person.ADMINISTRATOR).post("/members/learning-network/erasure", Map.of("confirm", "forget"))
                .status());
        assertEquals("practitioner", Cast.viewer(Person.PRACTITIONER).handle());
    }

    @Test
    void anOlderBackupBringsNobodyBackWhoIsOnTheListKeptBesideIt(@TempDir Path folder) throws IOException {
        Viewer leaver = somebody("Restored");
        String subject = word("SELECT subject FROM member WHERE id = " + leaver.memberId());
        ErasureList list = new ErasureList(members, erasures, Optional.of(folder.resolve("erasures")));
        erasures.forget(leaver.handle(), "forget", leaver);
        list.keepNow();
        String kept = Files.readString(folder.resolve("erasures"));
        assertTrue(kept.contains(leaver.memberId() + " "), kept);
        assertFalse(kept.contains(subject), kept);
        list.keepNow();
        assertEquals(kept, Files.readString(folder.resolve("erasures")), "each stands there once");

        // as it was in the backup
        Cast.sql("DELETE FROM erasure WHERE member_id = :id", Map.of("id", leaver.memberId()));
        Cast.sql("UPDATE member SET subject = :subject, handle = :handle, name = :name, active = true WHERE id = :id",
                Map.of("id", leaver.memberId(), "subject", subject, "handle", leaver.handle(), "name", leaver.name()));
        Viewer other = somebody("Untouched");
        list.follow();
        assertEquals(ErasedMembers.NAME, word("SELECT name FROM member WHERE id = " + leaver.memberId()));
        assertEquals(other.name(), word("SELECT name FROM member WHERE id = " + other.memberId()));
        assertEquals(1, Cast.count("SELECT count(*) FROM erasure WHERE member_id = " + leaver.memberId()));
        assertEquals(0, erasures.forgetAgain());
    }

    // ---------------------------------------------------------------- who leaves

    private Viewer somebody(String name) {
        String handle = Cast.unique("leaving-" + name);
        Cast.sql("INSERT INTO member (subject, handle, name, created_at, seen_at) VALUES (:subject, :handle, :name, "
                + "now() - interval '30 days', now())",
                Map.of("subject", UUID.randomUUID().toString(), "handle", handle, "name", "Quill " + name));
        return finder.byHandle(handle).orElseThrow();
    }

    private Leaver busy(String name) {
        Viewer viewer = somebody(name);
        String handle = viewer.handle();
        Cast.sql("INSERT INTO site_membership (site_id, member_id, role, origin, since) "
                + "SELECT id, :id, 'contributor', 'granted', now() FROM site WHERE slug = :site",
                Map.of("id", viewer.memberId(), "site", Cast.SITE));
        Cast.sql(
                "INSERT INTO member_session (sid, member_id, device, began_at, seen_at) VALUES (:sid, :id, 'Firefox on Linux', "
                        + "now(), now())",
                Map.of("sid", Cast.unique("sid-of-leaver"), "id", viewer.memberId()));
        viewer = finder.byHandle(handle).orElseThrow();
        EntryRef note = notes.publish(note(name + " walks", "What we learnt by walking."), viewer);
        EntryRef draft = notes.draft(note(name + " drafts", "Not ready yet."), null, "", viewer);
        long comment = comments.post(note.id(), new CommentInput("What I saw by the canal.", null, null, null), viewer).id();
        comments.revise(comment, new CommentInput("What I saw by the canal, told better.", null, null, null), viewer);
        Viewer author = Cast.viewer(Person.AUTHOR);
        long thanks = comments
                .post(note.id(), new CommentInput("Somebody else thanks @" + handle + " for it.", comment, null, null),
                        author)
                .id();
        comments.revise(thanks, new CommentInput("Somebody else thanks @" + handle + " for all of it.", comment, null, null),
                author);
        comments.post(note.id(), new CommentInput("I quote it.", thanks, null, null, "thanks @" + handle, null, null),
                Cast.viewer(Person.COLLEAGUE));
        comments.post(note.id(), new CommentInput("What about money?", null, "challenge", null),
                Cast.viewer(Person.PRACTITIONER));
        comments.react(thanks, Reaction.of("useful").orElseThrow(), true, viewer);
        long lead = Cast.bean(LeadService.class)
                .point(comment, new LeadInput(Cast.unique("Initiative that walks "), null), viewer).id();
        Cast.bean(LeadService.class).stub(lead, new StubInput(null), Cast.viewer(Person.CURATOR));
        Cast.bean(ReportService.class).report(Subject.comment(thanks), new ReportInput("respect", "It insults us."), viewer);
        Cast.sql("UPDATE moderation_case SET holder_id = :id WHERE comment_id = :comment",
                Map.of("id", viewer.memberId(), "comment", thanks));
        Cast.bean(DraftService.class).save(UUID.randomUUID().toString(), "/notes/new", null,
                Map.of("title", List.of("Typed and not sent.")), viewer);
        EntryRef others = notes.draft(note(Cast.unique("Others write"), "Somebody else wrote it."), null, "", author);
        Cast.bean(CoAuthorService.class).ask(others.id(), handle, author);
        String circle = Cast.bean(CircleService.class).make(new CircleInput("Walkers", "To talk.", 90), viewer).key();
        Cast.make("topics");
        Cast.sql("INSERT INTO concept_follow (member_id, concept_id, since) SELECT :id, min(id), now() FROM concept",
                Map.of("id", viewer.memberId()));
        Cast.sql("INSERT INTO site_follow (member_id, site_id, since) SELECT :id, min(id), now() FROM site",
                Map.of("id", viewer.memberId()));
        return new Leaver(viewer, word("SELECT subject FROM member WHERE id = " + viewer.memberId()), note, comment, draft,
                circle);
    }

    private static NoteInput note(String title, String body) {
        return new NoteInput(
                title.replace("Vexleythrupp", "Somebody").replace("Carriesalong", "Somebody") + " " + Cast.unique("n"),
                null, null, List.of(), Visibility.NETWORK, body, null, null, null);
    }

    /** Every place of the database in which one of these stands, by its table and column. */
    private List<String> found(Set<String> needles) {
        Set<String> places = new HashSet<>();
        for (String column : words("""
                SELECT quote_ident(c.relname) || ' ' || quote_ident(a.attname) FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND c.relname <> 'flyway_schema_history'""")) {
            String[] part = column.split(" ");
            for (String needle : needles) {
                if (Cast.count(
                        "SELECT count(*) FROM " + part[0] + " WHERE strpos(lower(CAST(" + part[1] + " AS text)), :needle) > 0",
                        Map.of("needle", needle.toLowerCase(Locale.ROOT))) > 0) {
                    places.add(column + ": " + needle);
                }
            }
        }
        return new ArrayList<>(new TreeSet<>(places));
    }

    @SuppressWarnings("unchecked")
    private List<String> words(String query) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> (List<String>) database.createNativeQuery(query.replace("::regclass", "\\:\\:regclass")
                        .replace("::regnamespace", "\\:\\:regnamespace"), String.class).getResultList());
    }

    private String word(String query) {
        return words(query).get(0);
    }
}
