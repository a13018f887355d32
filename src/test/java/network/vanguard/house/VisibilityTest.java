package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.attachment.AttachmentService;
import network.vanguard.attachment.FileTexts;
import network.vanguard.attachment.Samples;
import network.vanguard.attachment.VideoInput;
import network.vanguard.casestudy.CaseStudyInput;
import network.vanguard.casestudy.CaseStudyRecord;
import network.vanguard.casestudy.CaseStudyService;
import network.vanguard.casestudy.Characteristic;
import network.vanguard.casestudy.ClaimStory;
import network.vanguard.casestudy.Ending;
import network.vanguard.casestudy.Reach;
import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.circle.CircleInput;
import network.vanguard.circle.CircleService;
import network.vanguard.circle.ReleaseService;
import network.vanguard.collection.CollectionInput;
import network.vanguard.collection.CollectionService;
import network.vanguard.comment.CommentInput;
import network.vanguard.comment.CommentService;
import network.vanguard.discussion.DiscussionInput;
import network.vanguard.discussion.DiscussionService;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryVersion;
import network.vanguard.entry.FirstStep;
import network.vanguard.entry.Visibility;
import network.vanguard.moderation.ReportInput;
import network.vanguard.moderation.ReportService;
import network.vanguard.moderation.Subject;
import network.vanguard.note.NoteInput;
import network.vanguard.note.NoteService;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.relation.RelationInput;
import network.vanguard.relation.RelationService;
import network.vanguard.support.InformalInput;
import network.vanguard.support.SupportInput;
import network.vanguard.support.SupportKind;

/**
 * A secret phrase is planted in every kind of text, before every kind of reader, and every address that can be read is read by everybody:
 * nobody finds a phrase that is not theirs, and whoever may find it does. An address that is not in {@link #ADDRESSES} fails the test, so
 * that nobody adds a way of reading without it being tried here.
 */
@QuarkusTest
class VisibilityTest {

    private static final List<String> STANDINGS = List.of("public", "network", "site", "draft", "submitted", "circle");
    private static final List<String> KINDS = List.of("case-study", "note", "discussion");

    /**
     * Where people find their own words whatever they stand on: what they asked or answered about something that they may not read now. That
     * nobody else's words are there is {@code LeavingTest}'s.
     */
    private static final Set<String> ONES_OWN = Set.of("/me/data", "/api/v1/me/data");

    /** What stands for each read route; {…} is filled in for each planted thing, so that a route with one is read once a thing. */
    static final Map<String, List<String>> ADDRESSES = new LinkedHashMap<>();

    static {
        read("GET /", "/");
        read("GET /case-studies", "/case-studies", "/case-studies?site=" + Cast.SITE, "/case-studies?tag={hook}",
                "/case-studies?mark=figure-and-story&site=" + Cast.SITE);
        read("GET /case-studies/{slug}", "/case-studies/{slug}");
        read("GET /case-studies/{slug}/edit", "/case-studies/{slug}/edit");
        read("GET /case-studies/{slug}/history", "/case-studies/{slug}/history");
        read("GET /case-studies/{slug}/history/{revision}", "/case-studies/{slug}/history/1");
        read("GET /case-studies/new", "/case-studies/new");
        read("GET /case-studies/{slug}/ending", "/case-studies/{slug}/ending");
        read("GET /case-studies/{slug}/support", "/case-studies/{slug}/support");
        read("GET /case-studies/{slug}/support/{line}", "/case-studies/{slug}/support/{line}");
        read("GET /api/v1/case-studies/{id}/support", "/api/v1/case-studies/{id}/support");
        read("GET /api/v1/case-studies/{id}/support/{line}", "/api/v1/case-studies/{id}/support/{line}");
        read("GET /sites/{slug}/support", "/sites/" + Cast.OTHER_SITE + "/support", "/sites/" + Cast.SITE + "/support");
        read("GET /organisations/{slug}/support", "/organisations/{hook}/support");
        read("GET /notes", "/notes?site=" + Cast.SITE, "/notes?tag={hook}");
        read("GET /notes/{slug}", "/notes/{slug}", "/notes/partner-{hook}");
        read("GET /notes/{slug}/edit", "/notes/{slug}/edit");
        read("GET /notes/{slug}/history", "/notes/{slug}/history");
        read("GET /notes/{slug}/history/{revision}", "/notes/{slug}/history/1");
        read("GET /notes/new", "/notes/new?about={id}", "/notes/new?about={id}&part=results");
        read("GET /discussions", "/discussions?site=" + Cast.SITE, "/discussions?tag={hook}");
        read("GET /discussions/{slug}", "/discussions/{slug}");
        read("GET /discussions/{slug}/edit", "/discussions/{slug}/edit");
        read("GET /discussions/{slug}/history", "/discussions/{slug}/history");
        read("GET /discussions/{slug}/history/{revision}", "/discussions/{slug}/history/1");
        read("GET /discussions/new", "/discussions/new?about={id}");
        read("GET /sites", "/sites");
        read("GET /sites/{slug}", "/sites/" + Cast.SITE, "/sites/" + Cast.OTHER_SITE);
        read("GET /tags", "/tags", "/tags?q={hook}", "/tags?facet=approach");
        read("GET /tags/{slug}", "/tags/{tag}");
        read("GET /tags/{slug}/edit", "/tags/{tag}/edit");
        read("GET /tags/{slug}/merge", "/tags/{tag}/merge", "/tags/{tag}/merge?into=" + Cast.TOPIC, "/tags/" + Cast.TOPIC
                + "/merge?into={tag}");
        read("GET /tags/{slug}/at/{site}", "/tags/{tag}/at/" + Cast.SITE, "/tags/{tag}/at/" + Cast.OTHER_SITE,
                "/tags/" + Cast.TOPIC + "/at/" + Cast.SITE);
        read("GET /curation/topics", "/curation/topics");
        read("GET /map", "/map", "/map?tag={tag}", "/map?entry={id}", "/map?of=content&tag={tag}",
                "/map?of=content&site=" + Cast.SITE,
                "/map?site=" + Cast.SITE + "&since=2015-01-01");
        read("GET /map/explore", "/map/explore", "/map/explore?entry={id}");
        read("GET /map/graph.json", "/map/graph.json?limit=500", "/map/graph.json?entry={id}&depth=3");
        read("GET /search", "/search?q={hook}", "/search?q={hook}&kind=note", "/search?site=" + Cast.SITE);
        read("GET /circles", "/circles");
        read("GET /circles/new", "/circles/new");
        read("GET /circles/{key}", "/circles/{circle}");
        read("GET /circles/{key}/mine", "/circles/{circle}/mine");
        read("GET /circles/{key}/leave", "/circles/{circle}/leave");
        read("GET /api/v1/circles", "/api/v1/circles");
        read("GET /api/v1/circles/{key}", "/api/v1/circles/{circle}");
        read("GET /comments/{id}/identity", "/comments/{comment}/identity");
        read("GET /members/{handle}", "/members/erewash");
        read("GET /members/{handle}/erasure", "/members/erewash/erasure");
        read("GET /me", "/me");
        read("GET /me/data", "/me/data");
        read("GET /api/v1/me/data", "/api/v1/me/data");
        read("GET /api/v1/case-studies/{id}/movement-disputes", "/api/v1/case-studies/{id}/movement-disputes");
        read("GET /entries/{id}", "/entries/{id}");
        read("GET /entries/{id}/text", "/entries/{id}/text", "/entries/{partner}/text");
        read("GET /entries/{id}/jsonld", "/entries/{id}/jsonld", "/entries/{partner}/jsonld");
        read("GET /entries/{id}/authors", "/entries/{id}/authors");
        read("GET /api/v1/entries/{id}/authors", "/api/v1/entries/{id}/authors");
        read("GET /drafts/{id}", "/drafts/00000000-0000-0000-0000-000000000000");
        read("GET /curation", "/curation", "/curation?show=free");
        read("GET /curation/leads", "/curation/leads");
        read("GET /entries/{id}/lead", "/entries/{id}/lead");
        read("GET /comments/{id}/lead", "/comments/{comment}/lead");
        read("GET /entries/{id}/checklist", "/entries/{id}/checklist");
        read("GET /entries/{id}/judgements", "/entries/{id}/judgements", "/entries/{id}/judgements?claim=1");
        read("GET /collections", "/collections");
        read("GET /collections/new", "/collections/new");
        read("GET /collections/{slug}", "/collections/collection-{hook}");
        read("GET /collections/{slug}/edit", "/collections/collection-{hook}/edit");
        read("GET /organisations", "/organisations?q={hook}", "/organisations?letter=h");
        read("GET /organisations/{slug}", "/organisations/org-{hook}");
        read("GET /organisations/{slug}/edit", "/organisations/org-{hook}/edit");
        read("GET /organisations/{slug}/merge", "/organisations/org-{hook}/merge");
        read("GET /holders", "/holders");
        read("GET /entries/{id}/holders", "/entries/{id}/holders");
        read("GET /entries/{id}/holders/start", "/entries/{id}/holders/start");
        read("GET /api/v1/organisations", "/api/v1/organisations?q={hook}", "/api/v1/organisations?limit=100&letter=h");
        read("GET /api/v1/organisations/{slug}", "/api/v1/organisations/org-{hook}");
        read("GET /api/v1/exports/organisations.ndjson", "/api/v1/exports/organisations.ndjson");
        read("GET /api/v1/case-studies/{id}/holding", "/api/v1/case-studies/{id}/holding");
        read("GET /api/v1/holdings", "/api/v1/holdings?limit=100&since=2016-01-01");
        read("GET /api/v1/curation/queue", "/api/v1/curation/queue?limit=100");
        read("GET /api/v1/curation/leads", "/api/v1/curation/leads?limit=100");
        read("GET /api/v1/curation/leads/{id}", "/api/v1/curation/leads/1");
        read("GET /api/v1/case-studies/{id}/checklists", "/api/v1/case-studies/{id}/checklists");
        read("GET /api/v1/case-studies/{id}/judgements", "/api/v1/case-studies/{id}/judgements");
        read("GET /api/v1/collections", "/api/v1/collections?limit=100");
        read("GET /api/v1/collections/{id}", "/api/v1/collections/{collection}");
        read("GET /imports", "/imports");
        read("GET /imports/{id}", "/imports/00000000-0000-0000-0000-000000000000");
        read("GET /imports/{id}/progress", "/imports/00000000-0000-0000-0000-000000000000/progress");
        read("GET /rules", "/rules");
        read("GET /reports/entries/{id}", "/reports/entries/{id}");
        read("GET /reports/comments/{id}", "/reports/comments/{comment}");
        read("GET /decisions/{id}", "/decisions/{decision}");
        read("GET /decisions/entries/{id}", "/decisions/entries/{id}");
        read("GET /decisions/comments/{id}", "/decisions/comments/{comment}");
        read("GET /moderation", "/moderation", "/moderation?order=most");
        read("GET /moderation/{id}", "/moderation/{case}");
        read("GET /api/v1/reports", "/api/v1/reports");
        read("GET /api/v1/decisions", "/api/v1/decisions");
        read("GET /api/v1/decisions/{id}", "/api/v1/decisions/{decision}");
        read("GET /api/v1/moderation/cases", "/api/v1/moderation/cases?limit=100");
        read("GET /api/v1/moderation/cases/{id}", "/api/v1/moderation/cases/{case}");
        read("GET /moderation/log", "/moderation/log", "/moderation/log?about=entry+{id}");
        read("GET /api/v1/audit", "/api/v1/audit?limit=100", "/api/v1/audit?about=entry+{id}");
        read("GET /api/v1/audit/state", "/api/v1/audit/state");
        read("GET /help", "/help");
        read("GET /help/accessibility", "/help/accessibility");
        read("GET /help/cookies", "/help/cookies");
        read("GET /docs/api", "/docs/api");
        read("GET /sign-in", "/sign-in");
        read("GET /sign-in/return", "/sign-in/return");
        read("GET /sign-out");
        read("GET /signed-out", "/signed-out");
        read("GET /comments/{id}", "/comments/{comment}");
        read("GET /comments/{id}/edit", "/comments/{comment}/edit");
        read("GET /comments/{id}/alone", "/comments/{comment}/alone");
        read("GET /comments/{id}/branch", "/comments/{comment}/branch");
        read("GET /comments/{id}/reactions", "/comments/{comment}/reactions");
        read("GET /comments/{id}/history", "/comments/{comment}/history");
        read("GET /live/entries/{entryId}/comments", "/live/entries/{id}/comments?wait=0");
        read("GET /mentions", "/mentions?q={hook}");
        read("GET /comments/{id}/remove", "/comments/{comment}/remove");
        read("GET /entries/{entryId}/comments", "/entries/{id}/comments");
        read("GET /entries/{entryId}/comments/new", "/entries/{id}/comments/new?parent={comment}");
        read("GET /entries/{id}/files", "/entries/{id}/files");
        read("GET /entries/{id}/files/{file}/edit", "/entries/{id}/files/{file}/edit", "/entries/{id}/files/{video}/edit");
        read("GET /entries/{id}/files/{file}/remove", "/entries/{id}/files/{file}/remove",
                "/entries/{id}/files/{video}/remove");
        read("GET /files/{id}/{name}", "/files/{file}/planted-{hook}.txt");
        read("GET /api/v1/entries/{id}/files", "/api/v1/entries/{id}/files");
        read("GET /api/v1/entries/{id}/files/{file}", "/api/v1/entries/{id}/files/{file}",
                "/api/v1/entries/{partner}/files/{file}");
        read("GET /api/v1/entries/{id}/files/{file}/content", "/api/v1/entries/{id}/files/{file}/content");
        read("GET /entries/{id}/links", "/entries/{id}/links", "/entries/{partner}/links");
        read("GET /api/v1/entries/{id}/links", "/api/v1/entries/{id}/links", "/api/v1/entries/{partner}/links");
        read("GET /api/v1/entries/{id}/links/{link}", "/api/v1/entries/{id}/links/{link}",
                "/api/v1/entries/{partner}/links/{link}");
        read("GET /entries/{id}/checks", "/entries/{id}/checks");
        read("GET /api/v1/entries/{id}/checks", "/api/v1/entries/{id}/checks");
        read("GET /api/v1/entries/{id}/checks/{check}", "/api/v1/entries/{id}/checks/{check}");
        read("GET /api/v1/entries/{id}/unclear", "/api/v1/entries/{id}/unclear");
        read("GET /api/v1/entries/{id}/reviews", "/api/v1/entries/{id}/reviews");
        read("GET /introductions", "/introductions", "/introductions?site=" + Cast.OTHER_SITE);
        read("GET /introductions/{one}/{other}", "/introductions/{id}/{partner}", "/introductions/{partner}/{id}");
        read("GET /api/v1/introductions", "/api/v1/introductions?limit=100",
                "/api/v1/introductions?limit=100&site=" + Cast.OTHER_SITE);
        read("GET /api/v1/introductions/{one}/{other}", "/api/v1/introductions/{id}/{partner}");
        read("GET /api/v1/introductions/trend", "/api/v1/introductions/trend");
        read("GET /api/v1/entries", "/api/v1/entries?limit=100", "/api/v1/entries?tag={tag}",
                "/api/v1/entries?state=draft&limit=100",
                "/api/v1/entries?state=submitted&limit=100");
        read("GET /api/v1/entries/{id}", "/api/v1/entries/{id}");
        read("GET /api/v1/entries/{id}/similar", "/api/v1/entries/{id}/similar?limit=100");
        read("GET /api/v1/entries/{entryId}/comments", "/api/v1/entries/{id}/comments",
                "/api/v1/entries/{id}/comments?order=newest",
                "/api/v1/entries/{id}/comments?order=useful");
        read("GET /api/v1/comments/{id}", "/api/v1/comments/{comment}");
        read("GET /api/v1/comments/{id}/branch", "/api/v1/comments/{comment}/branch");
        read("GET /api/v1/comments/{id}/reactions", "/api/v1/comments/{comment}/reactions");
        read("GET /api/v1/comments/{id}/history", "/api/v1/comments/{comment}/history");
        read("GET /api/v1/live/entries/{entryId}/comments", "/api/v1/live/entries/{id}/comments?wait=0");
        read("GET /api/v1/members", "/api/v1/members?q={hook}");
        read("GET /api/v1/me/sessions", "/api/v1/me/sessions");
        read("GET /api/v1/sites", "/api/v1/sites");
        read("GET /api/v1/sites/{slug}", "/api/v1/sites/" + Cast.SITE);
        read("GET /api/v1/sites/{slug}/similar", "/api/v1/sites/" + Cast.SITE + "/similar",
                "/api/v1/sites/" + Cast.OTHER_SITE + "/similar");
        read("GET /api/v1/tags", "/api/v1/tags?limit=100", "/api/v1/tags?q={hook}");
        read("GET /api/v1/tags/{slug}", "/api/v1/tags/{tag}");
        read("GET /api/v1/search", "/api/v1/search?q={hook}");
        read("GET /api/v1/graph", "/api/v1/graph?limit=500&backbone=false", "/api/v1/graph?tag={tag}",
                "/api/v1/graph?entry={id}&depth=3",
                "/api/v1/graph?of=content&tag={tag}", "/api/v1/graph?of=content&limit=500&site=" + Cast.SITE,
                "/api/v1/graph?site=" + Cast.SITE);
        read("GET /api/v1/exports/graph.graphml", "/api/v1/exports/graph.graphml",
                "/api/v1/exports/graph.graphml?entry={id}&depth=3");
        read("GET /api/v1/exports/graph.gexf", "/api/v1/exports/graph.gexf?backbone=false",
                "/api/v1/exports/graph.gexf?of=content&site=" + Cast.SITE);
        read("GET /api/v1/exports/entries.ndjson", "/api/v1/exports/entries.ndjson");
        read("GET /api/v1/exports/entries.zip", "/api/v1/exports/entries.zip");
        read("GET /api/v1/exports/collections.ndjson", "/api/v1/exports/collections.ndjson");
        read("GET /api/v1/exports/sites.ndjson", "/api/v1/exports/sites.ndjson");
        read("GET /curation/vocabulary", "/curation/vocabulary");
        read("GET /api/v1/exports/vocabulary.ttl", "/api/v1/exports/vocabulary.ttl");
        read("GET /api/v1/exports/vocabulary.jsonld", "/api/v1/exports/vocabulary.jsonld");
        read("GET /api/v1/exports/concepts.ndjson", "/api/v1/exports/concepts.ndjson");
        read("GET /challenges", "/challenges?site=" + Cast.SITE, "/challenges?tag={tag}", "/challenges?for=me",
                "/challenges?show=past-due", "/challenges?show=answered", "/challenges?show=unknown");
        read("GET /challenges/{id}", "/challenges/{comment}");
        read("GET /api/v1/challenges", "/api/v1/challenges?limit=100", "/api/v1/challenges?limit=100&for=me");
        read("GET /api/v1/challenges/counts", "/api/v1/challenges/counts?site=" + Cast.SITE);
        read("GET /api/v1/challenges/{id}", "/api/v1/challenges/{comment}");
        read("GET /api/v1/challenges/{id}/history", "/api/v1/challenges/{comment}/history");
        read("GET /entries/{id}/ask", "/entries/{id}/ask", "/entries/{id}/ask?topic={tag}",
                "/entries/{id}/ask?comment={comment}");
        read("GET /asks/{id}/decline", "/asks/{ask}/decline");
        read("GET /api/v1/asks", "/api/v1/asks");
        read("GET /api/v1/entries/{id}/asks", "/api/v1/entries/{id}/asks");
        read("GET /api/v1/entries/{id}/asks/people", "/api/v1/entries/{id}/asks/people?topic={tag}");
        read("GET /tensions", "/tensions");
        read("GET /tensions/new", "/tensions/new");
        read("GET /tensions/{slug}", "/tensions/facts-or-stories");
        read("GET /tensions/{slug}/edit", "/tensions/facts-or-stories/edit");
        read("GET /tensions/{slug}/place", "/tensions/facts-or-stories/place?entry={id}",
                "/tensions/facts-or-stories/place?entry={id}&comment={comment}");
        read("GET /tensions/{slug}/placements/{id}", "/tensions/facts-or-stories/placements/{placement}");
        read("GET /entries/{id}/tensions", "/entries/{id}/tensions", "/entries/{id}/tensions?comment={comment}");
        read("GET /api/v1/tensions", "/api/v1/tensions");
        read("GET /api/v1/tensions/{slug}", "/api/v1/tensions/facts-or-stories");
        read("GET /api/v1/tensions/{slug}/distribution", "/api/v1/tensions/facts-or-stories/distribution");
        read("GET /api/v1/tensions/{slug}/placements", "/api/v1/tensions/facts-or-stories/placements?limit=100");
        read("GET /api/v1/tensions/{slug}/placements/{id}/history",
                "/api/v1/tensions/facts-or-stories/placements/{placement}/history");
        read("GET /api/v1/imports", "/api/v1/imports");
        read("GET /api/v1/imports/{id}", "/api/v1/imports/00000000-0000-0000-0000-000000000000");
    }

    @Inject
    Routes routes;
    @Inject
    CaseStudyService caseStudies;
    @Inject
    NoteService notes;
    @Inject
    DiscussionService discussions;
    @Inject
    CommentService comments;
    @Inject
    RelationService relations;
    @Inject
    AttachmentService attachments;
    @Inject
    CollectionService collections;
    @Inject
    ReportService reports;
    @Inject
    CircleService circles;

    /** A thing with its phrase: the hook is what one would search for, the phrase is what must not be found by others. */
    private record Planted(String kind, String standing, long id, String slug, long comment, long partner, long link,
            long file, long video, long check, long collection, long line, long ask, long placement, String hook,
            String phrase, long caseId, String circle) {

        boolean mayRead(Person reader) {
            return switch (standing) {
                case "public" -> true;
                case "network" -> reader.signedIn();
                case "site", "draft" -> reader.ofTheSite();
                case "submitted" -> reader.ofTheSite() || reader == Person.CURATOR;
                default -> reader == Person.AUTHOR || reader == Person.PRACTITIONER;
            };
        }

        String in(String address) {
            return address.replace("{slug}", slug).replace("{id}", String.valueOf(id))
                    .replace("{comment}", String.valueOf(comment))
                    .replace("{partner}", String.valueOf(partner)).replace("{link}", String.valueOf(link))
                    .replace("{file}", String.valueOf(file)).replace("{video}", String.valueOf(video))
                    .replace("{check}", String.valueOf(check)).replace("{collection}", String.valueOf(collection))
                    .replace("{case}", String.valueOf(caseId)).replace("{decision}", String.valueOf(caseId))
                    .replace("{line}", String.valueOf(line)).replace("{ask}", String.valueOf(ask))
                    .replace("{placement}", String.valueOf(placement)).replace("{circle}", circle).replace("{hook}", hook)
                    .replace("{tag}", hook);
        }

        /** The page that whoever may read it finds it on. */
        String page() {
            return "/" + (kind.equals("case-study") ? "case-studies" : kind + "s") + "/" + slug;
        }
    }

    @Test
    void everyWayOfReadingIsKnownHere() {
        Set<String> reads = routes.endpoints().keySet().stream().filter(route -> route.startsWith("GET "))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(reads);
        unknown.removeAll(ADDRESSES.keySet());
        Set<String> gone = new TreeSet<>(ADDRESSES.keySet());
        gone.removeAll(reads);
        assertEquals(Set.of(), unknown, "Say in ADDRESSES how these are read");
        assertEquals(Set.of(), gone, "These are no routes any more");
    }

    @Test
    void nobodyFindsAPhraseThatIsNotTheirsAndWhoeverMayDoes() {
        Cast.enters();
        List<Planted> planted = new ArrayList<>();
        for (String standing : STANDINGS) {
            for (String kind : KINDS) {
                planted.add(plant(kind, standing));
            }
        }
        planted.add(plantInACircle("note"));
        planted.add(plantInACircle("discussion"));
        List<String> leaks = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (Person reader : Person.values()) {
            Set<String> done = new TreeSet<>();
            for (List<String> addresses : ADDRESSES.values()) {
                for (String address : addresses) {
                    for (Planted one : planted) {
                        String asked = one.in(address);
                        if (done.add(asked)) {
                            Answer answer = fetch(reader, asked);
                            assertTrue(answer.status() < 429, reader + " " + asked + ": " + answer.status());
                            planted.stream().filter(other -> !ONES_OWN.contains(asked) && !other.mayRead(reader)
                                    && answer.body().contains(other.phrase()))
                                    .forEach(other -> leaks.add(
                                            reader + " finds the " + other.kind() + ":" + other.standing() + " at " + asked));
                        }
                    }
                }
            }
            planted.stream().filter(one -> one.mayRead(reader))
                    .filter(one -> !fetch(reader, one.page()).body().contains(one.phrase()))
                    .forEach(one -> missed
                            .add(reader + " does not find the " + one.kind() + ":" + one.standing() + " at " + one.page()));
        }
        assertEquals(List.of(), leaks.stream().distinct().toList());
        assertEquals(List.of(), missed);
    }

    /** A visitor comes with a new browser each time: each refused page leaves a cookie of a sign-in that was begun. */
    private static Answer fetch(Person reader, String address) {
        Web web = reader.signedIn() ? Web.of(reader) : Web.newSession(reader);
        if (address.endsWith(".zip")) {
            return web.apiUnpacked(address);
        }
        return address.startsWith("/api/") ? web.api("GET", address, (String) null) : web.get(address);
    }

    /**
     * In a circle as people make one: the phrase stands in its name and purpose, in the title and the text of what is written in it, in an
     * earlier version, in comments, in the name, the words and the description of files, in a draft that was not sent, in a proposal to let
     * it out, and in what a reader of it asks. Nobody but its two members finds it, the members not in a list or a search.
     */
    private Planted plantInACircle(String kind) {
        String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        String hook = "hook" + mark;
        String phrase = "secret" + mark;
        String text = hook + " " + phrase;
        var author = Cast.viewer(Person.AUTHOR);
        String key = circles.make(new CircleInput(text, text, 90), author).key();
        circles.invite(key, Person.PRACTITIONER.account(), author);
        circles.answer(key, true, Cast.viewer(Person.PRACTITIONER));
        EntryRef ref = kind.equals("note")
                ? Cast.inCircle(key, text, text, Person.AUTHOR)
                : discussions
                        .publish(new DiscussionInput(text, text, null, List.of(), Visibility.CIRCLE, "question", text, null,
                                List.of(text), null, null, null, null, key), author);
        if (kind.equals("note")) {
            notes.revise(ref.id(), new EntryVersion(1, null),
                    new NoteInput(text, text, null, List.of(), Visibility.CIRCLE, text + " again", null,
                            List.of(text), null, new FirstStep(text, text, 5, text, text), text, null, null, null),
                    author);
        }
        long comment = comments.post(ref.id(), new CommentInput(text, null, null, null), Cast.viewer(Person.PRACTITIONER)).id();
        long file = attached(ref.id(), "planted-" + hook + ".txt", Samples.bytes(text), new FileTexts(null, null, text, null));
        attached(ref.id(), text + ".png", Samples.picture("png", 4, 4), new FileTexts(text, null, text, "nobody"));
        long video = attachments.addVideo(ref.id(), new VideoInput("https://films.example/" + phrase, text, text), author).id();
        Cast.bean(ReleaseService.class).propose(key, ref.id(), null, author);
        long partner = notes.draft(new NoteInput("Partner", null, Cast.OTHER_SITE, List.of(), Visibility.PUBLIC, "Open to all.",
                null, null, null), "partner-" + hook, "", Cast.viewer(Person.ELSEWHERE)).id();
        Cast.put(partner, "public");
        long link = relations.make(ref.id(), new RelationInput("cites", partner, text), author).id();
        Cast.sql("UPDATE entry SET about_id = :about, about_part = 'results', about_part_label = :text WHERE id = :id",
                Map.of("about", ref.id(), "text", text, "id", partner));
        return new Planted(kind, "circle", ref.id(), ref.slug(), comment, partner, link, file, video, 1, 1, 1, 1, 1, hook,
                phrase,
                0, key);
    }

    /**
     * The phrase stands in the title, the summary, the body, a topic nobody else uses, a result, a source, a first step, a comment, a file
     * with its name and its words, a picture's description, a video's transcript, the question of a reader, what another site says of it,
     * the name of a part of it that a note for everybody speaks of, and a link to an entry of another site that everybody may read and
     * that is said to be alike.
     */
    private Planted plant(String kind, String standing) {
        String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        String hook = "hook" + mark;
        String phrase = "secret" + mark;
        String text = hook + " " + phrase;
        List<String> tags = List.of(hook, phrase);
        var author = Cast.viewer(Person.AUTHOR);
        EntryRef ref = switch (kind) {
            case "case-study" -> caseStudies.draft(
                    new CaseStudyInput(text, text, Cast.SITE, tags, Visibility.NETWORK, text, text, "2024",
                            null, List.of(text), text, text,
                            List.of(new CaseStudyInput.Result(text, "12", text, text, text, text, text, List.of(), Reach.GROUP,
                                    new ClaimStory(null, text, text, Visibility.PUBLIC, LocalDate.of(2026, 3, 31), true))),
                            List.of(text), List.of(text),
                            new CaseStudyInput.Story(true, text), null, null, List.of(text), null,
                            List.of(new CaseStudyRecord.Part(text, text, text, text, text)),
                            new CaseStudyRecord.Context(text, null, text, List.of(text), text, text, text, text),
                            List.of(new CaseStudyRecord.Moment(text, "planned", text)),
                            new FirstStep(text, text, null, text, text), text, text, text, text, null,
                            List.of(Characteristic.values()).stream().map(one -> new CaseStudyRecord.Evidence(one, text))
                                    .toList(),
                            new Ending("2019", Ending.Why.OTHER, text, text),
                            List.of(new SupportInput(SupportKind.SPACE, text, Cast.OTHER_SITE, null, LocalDate.of(2024, 1, 1),
                                    LocalDate.now().plusDays(5), 5L, null),
                                    new SupportInput(SupportKind.SPACE, text, null, hook, LocalDate.of(2024, 1, 1), null, 5L,
                                            null)),
                            new InformalInput(new InformalInput.Permission(text, text, LocalDate.of(2026, 3, 3)), null)),
                    "planted-" + hook, "", author);
            case "note" ->
                notes.draft(new NoteInput(text, text, Cast.SITE, tags, Visibility.NETWORK, text, null, List.of(text), null,
                        new FirstStep(text, text, 5, text, text), text, null, null, null),
                        "planted-" + hook, "", author);
            default ->
                discussions.draft(new DiscussionInput(text, text, Cast.SITE, tags, Visibility.NETWORK, "question", text, null,
                        List.of(text), null), "planted-" + hook, "", author);
        };
        Cast.put(ref.id(), standing);
        if (standing.equals("site")) {
            // published by the site's lead for the site: never in the curators' hands
            Cast.sql("UPDATE entry SET submitted_at = NULL WHERE id = :id", Map.of("id", ref.id()));
        }
        if (standing.equals("circle")) {
            Cast.intoCircle(ref.id(), Person.PRACTITIONER);
        }
        if (kind.equals("note") && List.of("site", "draft", "submitted").contains(standing)) {
            // a topic that the site keeps for itself is told no more than one that was proposed
            Cast.sql(
                    "UPDATE concept SET state = 'accepted', site_id = (SELECT id FROM site WHERE slug = :site) WHERE pref_label = :name",
                    Map.of("site", Cast.SITE, "name", phrase));
        }
        long comment = comments.post(ref.id(), new CommentInput(text, null, "challenge", null), author).id();
        // so that there is an earlier text of it as well
        comments.revise(comment, new CommentInput(text + " Again.", null, "challenge", null), author);
        long partner = notes.draft(new NoteInput("Partner", null, Cast.OTHER_SITE, List.of(), Visibility.PUBLIC, "Open to all.",
                null, null, null), "partner-" + hook, "", Cast.viewer(Person.ELSEWHERE)).id();
        Cast.put(partner, "public");
        long link = relations.make(ref.id(), new RelationInput("cites", partner, text), author).id();
        Cast.alike(ref.id(), partner);
        long file = attached(ref.id(), "planted-" + hook + ".txt", Samples.bytes(text), new FileTexts(null, null, text, null));
        attached(ref.id(), text + ".png", Samples.picture("png", 4, 4), new FileTexts(text, null, text, "nobody"));
        long video = attachments.addVideo(ref.id(), new VideoInput("https://films.example/" + phrase, text, text), author).id();
        // a note that everybody may read speaks of a part of it: what the part is called is told only to those who may read the whole
        Cast.sql("UPDATE entry SET about_id = :about, about_part = 'results', about_part_label = :text WHERE id = :id",
                Map.of("about", ref.id(), "text", text, "id", partner));
        // what readers ask and what other sites say is read by nobody who may not read what it is about
        Cast.sql("INSERT INTO unclear_press (entry_id, member_id, site_id, question, revision, at) "
                + "SELECT :id, m.id, s.id, :text, 1, now() FROM member m, site s WHERE m.handle <> 'erewash' AND s.slug = :site",
                Map.of("id", ref.id(), "text", text, "site", Cast.OTHER_SITE));
        Cast.sql("INSERT INTO local_check (entry_id, site_id, member_id, holds, place, reason, revision, at) SELECT :id, s.id, "
                + "m.id, false, :text, :text, 1, now() FROM member m, site s WHERE m.handle = 'morecambe' AND s.slug = :site",
                Map.of("id", ref.id(), "text", text, "site", Cast.OTHER_SITE));
        // where it stands, who was asked about it and what was said to a challenge is told to nobody else
        Cast.sql(
                "INSERT INTO placement (tension_id, entry_id, step, sentence, by_id, at) SELECT t.id, :id, 2, :text, m.id, now() "
                        + "FROM tension t, member m WHERE t.slug = 'facts-or-stories' AND m.handle = 'erewash'",
                Map.of("id", ref.id(), "text", text));
        Cast.sql(
                "INSERT INTO ask (entry_id, asked_id, by_id, sentence, at, instead) SELECT :id, w.id, b.id, :text, now(), :text "
                        + "FROM member w, member b WHERE w.handle = 'morecambe' AND b.handle = 'erewash'",
                Map.of("id", ref.id(), "text", text));
        Cast.sql(
                "INSERT INTO challenge_event (comment_id, what, by_id, to_id, reason, at) SELECT :id, 'passed', m.id, m.id, :text, "
                        + "now() FROM member m WHERE m.handle = 'lead'",
                Map.of("id", comment, "text", text));
        held(ref.id(), hook, text);
        long check = Cast.count("SELECT max(id) FROM local_check");
        return new Planted(kind, standing, ref.id(), ref.slug(), comment, partner, link, file, video, check,
                collected(ref.id(), hook, phrase), Cast.count("SELECT coalesce(max(id), 0) FROM support_line"),
                Cast.count("SELECT max(id) FROM ask"), Cast.count("SELECT max(id) FROM placement"), hook,
                phrase, reported(ref.id(), comment, standing), "none");
    }

    /**
     * What a moderator may read, or what stands in a circle, is reported, in words that give nothing away: of what stands in a circle no
     * moderator finds more than that. What a site keeps for itself moderators read once it is reported; that is not tried here.
     */
    private long reported(long entryId, long comment, String standing) {
        if (!List.of("public", "network", "circle").contains(standing)) {
            return 0;
        }
        ReportInput words = new ReportInput("respect", "It insults us.");
        reports.report(Subject.comment(comment), words, Cast.viewer(Person.PRACTITIONER));
        reports.report(Subject.entry(entryId), words, Cast.viewer(Person.PRACTITIONER));
        return Cast.count("SELECT max(id) FROM moderation_case WHERE entry_id = :id", Map.of("id", entryId));
    }

    /**
     * An organisation that nothing else names has started it, takes part in it and holds it; a further change waits, for somebody of another
     * site too, whether or not they may read it.
     */
    private static void held(long entryId, String hook, String text) {
        Cast.bean(OrganisationService.class).named(text);
        Cast.sql("UPDATE organisation SET slug = 'org-' || :hook, place = :text WHERE name = :text",
                Map.of("hook", hook, "text", text));
        Cast.sql("""
                WITH whom AS (SELECT o.id AS organisation, g.id AS giver, t.id AS taker FROM organisation o, member g, member t
                    WHERE o.slug = 'org-' || :hook AND g.handle = 'morecambe' AND t.handle = 'curator'),
                one AS (INSERT INTO holding (entry_id, organisation_id, held, since, since_first, since_last, answers_to, state,
                        proposed_by, proposed_at)
                    SELECT :entry, organisation, 'community', '2016', '2016-01-01', '2016-12-31', :text, 'confirmed', giver, now()
                    FROM whom RETURNING id),
                two AS (INSERT INTO holding (entry_id, organisation_id, before_id, held, since, since_first, since_last, answers_to,
                        why, state, proposed_by, proposed_at)
                    SELECT :entry, organisation, one.id, 'shared', '2017', '2017-01-01', CURRENT_DATE, :text, :text, 'confirmed',
                        giver, now() FROM whom, one RETURNING id)
                INSERT INTO holding (entry_id, organisation_id, before_id, held, since, since_first, since_last, answers_to, why,
                    state, proposed_by, proposed_at, giver_id, taker_id)
                SELECT :entry, organisation, two.id, 'institution', '2018', '2018-01-01', '2018-12-31', :text, :text, 'open', giver,
                    now(), giver, taker FROM whom, two""", Map.of("hook", hook, "text", text, "entry", entryId));
    }

    private long attached(long entry, String name, byte[] content, FileTexts texts) {
        try {
            return attachments.add(entry, Samples.file(content), name, texts, null, Cast.viewer(Person.AUTHOR)).id();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** In a collection that everybody may read, pointed out in its comment, and reviewed: the phrase is in what is said of it. */
    private long collected(long entryId, String hook, String phrase) {
        var curator = Cast.viewer(Person.CURATOR);
        long collection = collections
                .make(new CollectionInput("Collection " + hook, "Open to all.", "public"), curator).id();
        Map<String, Object> of = Map.of("entry", entryId, "text", hook + " " + phrase, "curator", curator.memberId());
        Cast.sql("INSERT INTO collection_entry (collection_id, entry_id, position, note, added_by, added_at) "
                + "VALUES (:collection, :entry, 1, :text, :curator, now())",
                Map.of("collection", collection, "entry", entryId, "text", hook + " " + phrase, "curator", curator.memberId()));
        Cast.sql("""
                INSERT INTO checklist (entry_id, revision, curator_id, at, marks) VALUES (:entry, 1, :curator, now(), jsonb_build_array(
                    jsonb_build_object('criterion', 'done', 'outcome', 'not-yet', 'note', CAST(:text AS text))))""", of);
        Cast.sql("""
                INSERT INTO judgement (entry_id, revision, number, quote, digest, evidence, equity, reason, curator_id, at, reply,
                    reply_by, replied_at)
                VALUES (:entry, 1, 1, '12: ' || :text, '-', 'fair', 'same', :text, :curator, now(), :text, :curator, now())""",
                of);
        Cast.sql("""
                WITH made AS (INSERT INTO lead (state, found_at) VALUES ('open', now()) RETURNING id)
                INSERT INTO lead_mention (lead_id, comment_id, name, name_key, at)
                SELECT made.id, c.id, :text, :text, now() FROM made, comment c WHERE c.entry_id = :entry AND :curator > 0""",
                of);
        return collection;
    }

    private static void read(String route, String... addresses) {
        ADDRESSES.put(route, List.of(addresses));
    }
}
