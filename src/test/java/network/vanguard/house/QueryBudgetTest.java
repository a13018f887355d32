package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.attachment.AttachmentService;
import network.vanguard.attachment.VideoInput;
import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.collection.CollectionInput;
import network.vanguard.collection.CollectionService;
import network.vanguard.collection.ItemInput;
import network.vanguard.comment.CommentInput;
import network.vanguard.comment.CommentService;
import network.vanguard.entry.Visibility;
import network.vanguard.note.NoteInput;
import network.vanguard.note.NoteService;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.relation.RelationInput;
import network.vanguard.relation.RelationService;
import network.vanguard.review.JudgementInput;
import network.vanguard.review.JudgementService;
import network.vanguard.support.SupportInput;
import network.vanguard.support.SupportKind;
import network.vanguard.support.SupportService;

/**
 * Every page and list is fetched where there is one row and where there are thirty: the number of SQL statements must be the same. It is
 * the only reliable alarm for a query in a loop.
 */
@QuarkusTest
class QueryBudgetTest {

    private static final int MANY = 30;
    /** One would leave the list of similar ones empty. */
    private static final int FEW = 2;
    /** Who is looking, the entry, its body, all that stands around it, what follows from that: see {@code Questions}. */
    private static final int MOST = 8;
    /** An export goes through all that there is, in portions, and asks each kind of thing for what belongs to it. */
    private static final int MOST_OF_AN_EXPORT = 20;

    /** A stored list of similar entries that is too short for a reader is worked out on the spot, at most twice on a page. */
    private static final int SPARE = 2;
    /** The pages that show such a list. */
    private static final Set<String> WITH_LIST = Set.of("/case-studies/{slug}", "/notes/{note}");

    private static final int ATTEMPTS = 8;

    @Inject
    SessionFactory sessions;
    @Inject
    CommentService comments;
    @Inject
    NoteService notes;
    @Inject
    RelationService relations;
    @Inject
    AttachmentService attachments;
    @Inject
    SupportService support;
    @Inject
    CollectionService collections;
    @Inject
    JudgementService judgements;
    @Inject
    OrganisationService organisations;

    @Test
    void thirtyRowsCostNoMoreStatementsThanTwo() {
        Cast.enters();
        Cast.site("zz-budget-few", "Zz Budget few");
        Cast.site("zz-budget-many", "Zz Budget many");
        Thing two = fill("zz-budget-few", "budgetfew", FEW);
        Thing many = fill("zz-budget-many", "budgetmany", MANY);

        List<String> pages = List.of("/case-studies?site={site}", "/case-studies?tag={tag}", "/case-studies/{slug}",
                "/case-studies/{slug}/history", "/entries/{id}/links", "/entries/{id}/files", "/entries/{id}/judgements",
                "/collections", "/collections/collection-of-{tag}", "/organisations?q={tag}", "/organisations/org-{tag}",
                "/entries/{id}/holders", "/notes?site={site}", "/notes/{note}",
                "/entries/{id}/checks", "/challenges?site={site}", "/sites/{site}", "/tags/{tag}",
                "/tags/{tag}/at/{site}",
                "/search?q={tag}", "/map?entry={id}", "/map?of=content&site={site}", "/map?site={site}");
        List<String> calls = List.of("/api/v1/entries?site={site}", "/api/v1/entries?tag={tag}", "/api/v1/entries/{id}",
                "/api/v1/entries/{id}/comments", "/api/v1/entries/{id}/similar", "/api/v1/entries/{id}/links",
                "/api/v1/entries/{id}/files", "/api/v1/entries/{id}/checks", "/api/v1/case-studies/{id}/judgements",
                "/api/v1/challenges?site={site}", "/api/v1/collections", "/api/v1/organisations?q={tag}",
                "/api/v1/organisations/org-{tag}",
                "/api/v1/case-studies/{id}/holding", "/api/v1/case-studies/{id}/support",
                "/api/v1/search?q={tag}",
                "/api/v1/sites/{site}", "/api/v1/sites/{site}/similar", "/api/v1/introductions?site={site}&limit=100",
                "/api/v1/tags/{tag}", "/api/v1/tags?q={tag}", "/api/v1/exports/entries.ndjson?site={site}",
                "/api/v1/graph?entry={id}&depth=2", "/api/v1/graph?of=content&tag={tag}", "/api/v1/graph?site={site}");
        Map<String, String> counted = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Person reader : List.of(Person.ANONYMOUS, Person.PRACTITIONER)) {
            for (String address : concat(pages, calls)) {
                long few = statements(reader, filled(address, "zz-budget-few", "budgetfew", two));
                long lots = statements(reader, filled(address, "zz-budget-many", "budgetmany", many));
                counted.put(address + " " + reader, few + " and " + lots);
                if (Math.abs(few - lots) > (WITH_LIST.contains(address) ? SPARE : 0)
                        || lots > (address.contains("/exports/") ? MOST_OF_AN_EXPORT : MOST)) {
                    wrong.add(address + " for " + reader + ": " + few + " statements with " + FEW + " rows, " + lots + " with "
                            + MANY);
                }
            }
        }
        counted.forEach((address, statements) -> System.out.println("SQL statements: " + statements + "  " + address));
        assertEquals(List.of(), wrong);
    }

    /** So many public case studies with one topic, and under the first as many comments, notes, links and answers of sites. */
    private Thing fill(String site, String tag, int rows) {
        Thing first = null;
        long collection = collections.make(new CollectionInput("Collection of " + tag, "Alike.", "public"),
                Cast.viewer(Person.CURATOR)).id();
        for (int i = 0; i < rows; i++) {
            Thing thing = Cast.entry("case-study", "public", "Budget " + tag + " " + i, Cast.SITE, List.of(tag, tag + " " + i));
            Cast.sql("UPDATE entry SET site_id = (SELECT id FROM site WHERE slug = :site) WHERE id = :id",
                    Map.of("site", site, "id", thing.id()));
            first = first == null ? thing : first;
            long partner = organisations.named("Org " + tag).id();
            Map<String, Object> of = Map.of("entry", thing.id(), "partner", partner);
            Cast.sql("INSERT INTO case_study_partner (entry_id, position, organisation_id) VALUES (:entry, 20, :partner)", of);
            Cast.sql("""
                    INSERT INTO holding (entry_id, organisation_id, held, since, since_first, since_last, state, proposed_by, proposed_at)
                    SELECT :entry, :partner, 'community', '2016', '2016-01-01', '2016-12-31', 'confirmed', id, now() FROM member
                    WHERE handle = 'erewash'""", of);
            Cast.sql("""
                    INSERT INTO holding (entry_id, organisation_id, before_id, held, since, since_first, since_last, state, proposed_by,
                        proposed_at)
                    SELECT :entry, :partner, id, 'shared', '2017', '2017-01-01', '2017-12-31', 'confirmed', proposed_by, now()
                    FROM holding WHERE entry_id = :first AND before_id IS NULL""",
                    Map.of("entry", first.id(), "partner", organisations.named(tag + " org " + i).id(), "first", first.id()));
            Cast.sql(
                    "INSERT INTO case_study_partner (entry_id, position, organisation_id) VALUES (:entry, :position, :partner)",
                    Map.of("entry", first.id(), "position", 30 + i, "partner", organisations.named(tag + " org " + i).id()));
            Cast.alike(thing.id(), Cast.shared("note:public").id());
            comments.post(first.id(), new CommentInput("Comment " + i, null, i % 2 == 0 ? "challenge" : "question", null),
                    Cast.viewer(Person.PRACTITIONER));
            long note = notes.publish(
                    new NoteInput("Note " + i, null, null, List.of(tag), Visibility.NETWORK, "Text.", first.id(), null, null),
                    Cast.viewer(Person.PRACTITIONER)).id();
            attachments.addVideo(first.id(), new VideoInput("https://films.example/" + i, "Film " + i, "We walk."),
                    Cast.viewer(Person.AUTHOR));
            support.add(first.id(), new SupportInput(SupportKind.TIME, "Hours " + i, Cast.OTHER_SITE, null,
                    LocalDate.of(2024, 1, 1), null, null, 4L), Cast.viewer(Person.CURATOR));
            collections.put(collection, new ItemInput(thing.id(), "Why " + i), Cast.viewer(Person.CURATOR));
            collections.put(collections.make(new CollectionInput("With " + tag + " " + i, "Alike.", "public"),
                    Cast.viewer(Person.CURATOR)).id(), new ItemInput(first.id(), "Why " + i), Cast.viewer(Person.CURATOR));
            judgements.judge(first.id(), new JudgementInput(1, null, "fair", "same", "Why " + i), Cast.viewer(Person.CURATOR));
            relations.make(note, new RelationInput("cites", first.id(), "Why " + i), Cast.viewer(Person.PRACTITIONER));
        }
        long kept = notes.draft(new NoteInput("Kept", null, null, List.of(tag), Visibility.PUBLIC, "Text.", first.id(), null,
                null), "budget-" + tag, "", Cast.viewer(Person.PRACTITIONER)).id();
        Cast.put(kept, "public");
        for (long entry : List.of(kept, first.id())) {
            Cast.sql("""
                    INSERT INTO local_check (entry_id, site_id, member_id, holds, revision, at, replaced_at)
                    SELECT :entry, s.id, m.id, true, 1, now(), now() FROM site s, member m, generate_series(1, :rows)
                    WHERE s.slug = :site AND m.handle = 'morecambe'""", Map.of("entry", entry, "rows", rows, "site", site));
            Cast.sql(
                    "INSERT INTO local_check (entry_id, site_id, member_id, holds, revision, at) SELECT :entry, s.id, m.id, true, "
                            + "1, now() FROM (SELECT id FROM site ORDER BY id LIMIT :rows) s, member m WHERE m.handle = 'morecambe'",
                    Map.of("entry", entry, "rows", rows));
            Cast.sql("INSERT INTO entry_review (entry_id, at, member_id, review_by) SELECT :entry, now(), m.id, CURRENT_DATE "
                    + "FROM member m, generate_series(1, :rows) WHERE m.handle = 'morecambe'",
                    Map.of("entry", entry, "rows", rows));
        }
        return first;
    }

    /** The fewest of a few attempts: what the program does on its own in the meantime is counted too. */
    private long statements(Person reader, String address) {
        fetch(reader, address);
        long fewest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = sessions.getStatistics().getPrepareStatementCount();
            Answer answer = fetch(reader, address);
            long after = sessions.getStatistics().getPrepareStatementCount();
            assertEquals(200, answer.status(), address + ": " + answer.body());
            assertTrue(after > before, "Statements are not counted: quarkus.hibernate-orm.statistics");
            fewest = Math.min(fewest, after - before);
        }
        return fewest;
    }

    private static Answer fetch(Person reader, String address) {
        return address.startsWith("/api/") ? Web.of(reader).api("GET", address, (String) null) : Web.of(reader).get(address);
    }

    private static String filled(String address, String site, String tag, Thing thing) {
        return address.replace("{note}", "budget-" + tag).replace("{site}", site).replace("{tag}", tag)
                .replace("{id}", String.valueOf(thing.id()))
                .replace("{slug}", thing.slug());
    }

    private static List<String> concat(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
