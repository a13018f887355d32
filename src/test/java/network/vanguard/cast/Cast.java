package network.vanguard.cast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import io.quarkus.narayana.jta.QuarkusTransaction;

import network.vanguard.answer.AskInput;
import network.vanguard.answer.AskService;
import network.vanguard.attachment.AttachmentService;
import network.vanguard.attachment.FileTexts;
import network.vanguard.attachment.Samples;
import network.vanguard.attachment.VideoInput;
import network.vanguard.casestudy.CaseStudyInput;
import network.vanguard.casestudy.CaseStudyRecord;
import network.vanguard.casestudy.CaseStudyService;
import network.vanguard.casestudy.Characteristic;
import network.vanguard.casestudy.ClaimStory;
import network.vanguard.casestudy.Reach;
import network.vanguard.challenge.AnsweredInput;
import network.vanguard.challenge.ChallengeService;
import network.vanguard.circle.CircleInput;
import network.vanguard.circle.CircleService;
import network.vanguard.circle.ReleaseService;
import network.vanguard.collection.CollectionInput;
import network.vanguard.collection.CollectionRef;
import network.vanguard.collection.CollectionService;
import network.vanguard.collection.ItemInput;
import network.vanguard.comment.CommentInput;
import network.vanguard.comment.CommentService;
import network.vanguard.discussion.DiscussionInput;
import network.vanguard.discussion.DiscussionService;
import network.vanguard.draft.DraftService;
import network.vanguard.entry.CoAuthorService;
import network.vanguard.entry.EntryChanged;
import network.vanguard.entry.EntryRef;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.FirstStep;
import network.vanguard.entry.Visibility;
import network.vanguard.holding.ChangeInput;
import network.vanguard.holding.HolderInput;
import network.vanguard.holding.HoldingService;
import network.vanguard.lead.LeadInput;
import network.vanguard.lead.LeadService;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;
import network.vanguard.moderation.AppealInput;
import network.vanguard.moderation.DecisionInput;
import network.vanguard.moderation.ModerationService;
import network.vanguard.moderation.ReportInput;
import network.vanguard.moderation.ReportService;
import network.vanguard.moderation.Subject;
import network.vanguard.note.NoteInput;
import network.vanguard.note.NoteService;
import network.vanguard.organisation.OrganisationInput;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.relation.RelationInput;
import network.vanguard.relation.RelationService;
import network.vanguard.review.JudgementInput;
import network.vanguard.review.JudgementService;
import network.vanguard.site.SiteInput;
import network.vanguard.site.SiteService;
import network.vanguard.support.InformalInput;
import network.vanguard.support.SupportInput;
import network.vanguard.support.SupportKind;
import network.vanguard.support.SupportService;
import network.vanguard.tension.TensionInput;
import network.vanguard.tension.TensionRef;
import network.vanguard.tension.TensionService;
import network.vanguard.upkeep.CheckInput;
import network.vanguard.upkeep.CheckService;
import network.vanguard.vocabulary.ConceptInput;
import network.vanguard.vocabulary.ConceptService;

/**
 * Sets the stage: sites, who belongs to them, and entries in any state and for any readers. It adds to what other tests have left and
 * takes nothing away; everything it makes has a name of its own.
 */
public final class Cast {

    /** The site that {@link Person#AUTHOR} writes for. Its name comes last, so that it is nobody's first choice in a form. */
    public static final String SITE = "zz-house-of-the-cast";
    /** The site that {@link Person#ELSEWHERE} belongs to. */
    public static final String OTHER_SITE = "zz-house-across-the-road";

    /** An accepted topic that others can be merged into. */
    public static final String TOPIC = "zz-kept-topic";

    /** An organisation that others can be joined with. */
    public static final String KEPT_ORGANISATION = "zz-kept-organisation";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, Thing> SHARED = new ConcurrentHashMap<>();
    private static boolean ready;

    private Cast() {}

    /** Sites and memberships are there afterwards, and everybody has arrived once. */
    public static synchronized void enters() {
        if (ready) {
            return;
        }
        site(SITE, "Zz House of the cast");
        site(OTHER_SITE, "Zz House across the road");
        for (Person person : Person.values()) {
            if (person.signedIn()) {
                Answer answer = Web.newToken(person).api("GET", "/api/v1/entries?limit=1", (String) null);
                if (answer.status() != 200) {
                    throw new IllegalStateException(person + " cannot arrive: " + answer.status() + " " + answer.body());
                }
            }
        }
        // nobody of the cast is new here; what happens to those who are has a test of its own
        sql("UPDATE member SET created_at = created_at - interval '30 days' WHERE created_at > now() - interval '15 days'",
                Map.of());
        grant(Person.AUTHOR, SITE, "contributor");
        grant(Person.COLLEAGUE, SITE, "contributor");
        grant(Person.LEAD, SITE, "lead");
        grant(Person.ELSEWHERE, OTHER_SITE, "contributor");
        ready = true;
    }

    /** Makes a site, unless it is there. */
    public static void site(String slug, String name) {
        bean(SiteService.class).record(
                new SiteInput(null, slug, name, null, null, null, null, null, null, null, null, null, null, null, null),
                slug + name,
                bean(MemberService.class).platform());
    }

    private static void grant(Person person, String site, String role) {
        sql("""
                INSERT INTO site_membership (site_id, member_id, role, origin, since)
                SELECT s.id, m.id, :role, 'granted', now() FROM site s, member m WHERE s.slug = :site AND m.handle = :handle
                ON CONFLICT DO NOTHING""", Map.of("site", site, "handle", person.account(), "role", role));
    }

    /** The person as policies see them. */
    public static Viewer viewer(Person person) {
        return person.signedIn() ? bean(MemberFinder.class).byHandle(person.account()).orElseThrow() : Viewer.ANONYMOUS;
    }

    /**
     * A new thing by its name: {@code case-study:draft}, {@code note:site}, {@code discussion:public}, {@code comment:network} (a
     * comment of the author's under a note), {@code pair:network} (two notes), {@code link:network} (a link of the author's from
     * a note), {@code unclear:network} (a note of which somebody said that it did not say what to do first, and that says so now),
     * {@code check:network} (what another site says of a note), {@code meeting:network} (notes of two sites),
     * {@code support:network} and {@code informal:network} (case studies), {@code attachment:network} and {@code video:network} (on a case study) … After the colon stands who may read it when it is published (public,
     * network, site, circle), or its state when it is not (draft, submitted), or archived.
     */
    public static Thing make(String name) {
        enters();
        String[] part = name.split(":");
        if (part[0].equals("comment")) {
            Thing note = make("note:" + part[1]);
            long id = bean(CommentService.class).post(note.id(), new CommentInput("What we saw.", null, null, null),
                    viewer(Person.AUTHOR)).id();
            return new Thing(name,
                    Map.of("id", String.valueOf(id), "entryId", String.valueOf(note.id()), "reaction", "useful"));
        }
        if (List.of("challenge", "marked", "answer", "askable", "question-asked", "tension").contains(part[0])) {
            return discussed(name, part[0], part.length > 1 ? part[1] : "network");
        }
        if (part[0].equals("circle")) {
            return circle(name, part.length > 1 && part[1].equals("asked"));
        }
        if (part[0].equals("spoken")) {
            Thing note = make("note:" + part[1]);
            long id = bean(CommentService.class).post(note.id(),
                    new CommentInput("What we saw.", null, null, null, null, "practitioner", "urgent-care"),
                    viewer(Person.AUTHOR))
                    .id();
            return new Thing(name, Map.of("id", String.valueOf(id)));
        }
        if (part[0].equals("pair")) {
            return new Thing(name, Map.of("id", make("note:" + part[1]).id() + "", "other", make("note:" + part[1]).id() + ""));
        }
        if (part[0].equals("link")) {
            Thing note = make("note:" + part[1]);
            long id = bean(RelationService.class)
                    .make(note.id(), new RelationInput("cites", shared("note:public").id(), null), viewer(Person.AUTHOR)).id();
            return new Thing(name, Map.of("id", String.valueOf(note.id()), "link", String.valueOf(id)));
        }
        if (part[0].equals("attachment") || part[0].equals("video")) {
            return attached(name, make("case-study:" + part[1]).id(), part[0].equals("video"));
        }
        if (part[0].equals("meeting")) {
            Thing here = make("note:" + part[1]);
            long there = bean(NoteService.class).draft(new NoteInput("Cast " + unique("across"), null, OTHER_SITE, List.of(),
                    Visibility.NETWORK, "What they learnt.", null, null, null), null, "", viewer(Person.ELSEWHERE)).id();
            put(there, part[1]);
            return new Thing(name, Map.of("one", String.valueOf(here.id()), "other", String.valueOf(there)));
        }
        if (part[0].equals("unclear")) {
            return unclear(part[1]);
        }
        if (part[0].equals("check")) {
            Thing note = make("note:" + part[1]);
            long id = bean(CheckService.class).answer(note.id(), new CheckInput(OTHER_SITE, true, "Ward 3", "It works here."),
                    viewer(Person.ELSEWHERE)).id();
            return new Thing(name, Map.of("id", String.valueOf(note.id()), "check", String.valueOf(id)));
        }
        if (part[0].equals("support")) {
            Thing told = make("case-study:" + part[1]);
            long line = bean(SupportService.class)
                    .add(told.id(), new SupportInput(SupportKind.SPACE, "The hall", OTHER_SITE, null,
                            LocalDate.of(2024, 1, 1), null, null, null), viewer(Person.AUTHOR))
                    .id();
            return new Thing(name, Map.of("id", String.valueOf(told.id()), "slug", told.slug(), "line", String.valueOf(line)));
        }
        if (part[0].equals("informal")) {
            Thing told = make("case-study:" + part[1]);
            bean(SupportService.class).informal(told.id(), new InformalInput(
                    new InformalInput.Permission("The organiser", "At a meeting", LocalDate.of(2026, 3, 3)),
                    new InformalInput.Consent("All of them", LocalDate.of(2026, 4, 4))), viewer(Person.AUTHOR));
            return new Thing(name, told.parts());
        }
        if (List.of("case", "ruled", "appealed").contains(part[0])) {
            return reported(name);
        }
        if (part[0].equals("topic")) {
            return topic(part[1]);
        }
        if (part[0].equals("asked")) {
            // a draft of the author's own, of which a colleague was asked to be named as an author
            Thing note = entry("note", "draft", "Cast " + unique("asked"), null, List.of());
            bean(CoAuthorService.class).ask(note.id(), Person.COLLEAGUE.account(), viewer(Person.AUTHOR));
            return new Thing(name,
                    Map.of("id", String.valueOf(note.id()), "slug", note.slug(), "handle", Person.COLLEAGUE.account()));
        }
        if (part[0].equals("movement")) {
            Thing movement = entry("case-study", "network", "Cast " + unique("movement"), SITE, List.of());
            sql("UPDATE case_study SET record = jsonb_set(record, '{movement}', CAST(:lines AS jsonb)) WHERE entry_id = :id",
                    Map.of("id", movement.id(), "lines", List.of(Characteristic.values()).stream()
                            .map(one -> "{\"of\":\"" + one.code() + "\",\"text\":\"We saw it.\"}").toList().toString()));
            return movement;
        }
        if (part[0].equals("draft")) {
            String id = java.util.UUID.randomUUID().toString();
            bean(DraftService.class).save(id, "/notes/new", null, Map.of("title", List.of("Cast")), viewer(Person.AUTHOR));
            return new Thing(name, Map.of("id", id));
        }
        if (part[0].equals("leaver")) {
            String handle = unique("leaver");
            sql("INSERT INTO member (subject, handle, name, created_at, seen_at) VALUES (:handle, :handle, 'Cast', now(), now())",
                    Map.of("handle", handle));
            return new Thing(name, Map.of("handle", handle));
        }
        if (part[0].equals("session")) {
            String id = java.util.UUID.randomUUID().toString();
            sql("INSERT INTO member_session (id, sid, member_id, device, began_at, seen_at) SELECT CAST(:id AS uuid), :id, m.id, "
                    + "'Firefox on Linux', now(), now() FROM member m WHERE m.handle = :handle",
                    Map.of("id", id, "handle", Person.AUTHOR.account()));
            return new Thing(name, Map.of("session", id));
        }
        if (part[0].equals("judged")) {
            Thing judged = make("case-study:" + part[1]);
            long id = bean(JudgementService.class).judge(judged.id(), new JudgementInput(1, null, "fair", "same", "Counted."),
                    viewer(Person.CURATOR)).id();
            return new Thing(name, Map.of("id", String.valueOf(judged.id()), "judgement", String.valueOf(id)));
        }
        if (part[0].equals("held") || part[0].equals("handover")) {
            return held(name, make("case-study:" + part[1]), part[0].equals("handover"));
        }
        if (part[0].equals("organisation")) {
            return organisation();
        }
        if (part[0].equals("collection")) {
            Thing collection = collection();
            if (part.length > 1) {
                bean(CollectionService.class).archive(collection.id(), viewer(Person.CURATOR));
            }
            return collection;
        }
        if (part[0].equals("lead")) {
            long comment = make("comment:network").id();
            long id = bean(LeadService.class).point(comment, new LeadInput(unique("Initiative "), null),
                    viewer(Person.PRACTITIONER)).id();
            return new Thing(name, Map.of("id", String.valueOf(id)));
        }
        if (part[0].equals("site")) {
            return new Thing("site", Map.of("slug", SITE));
        }
        if (part[0].equals("topics")) {
            return twoTopics();
        }
        return entry(part[0], part[1], "Cast " + name.replace(':', ' ') + " " + COUNT.incrementAndGet(), SITE, List.of());
    }

    /**
     * A challenge of the practitioner's under a note; one that they have marked as answered; an answer of theirs to a question of the
     * author's; a question about which nobody waits for an answer; what the practitioner was asked; a tension.
     */
    private static Thing discussed(String name, String what, String standing) {
        if (what.equals("tension")) {
            TensionRef made = bean(TensionService.class).make(
                    new TensionInput("Cast " + unique("tension"), "Left", "They mean this.", "Right", "They mean that.",
                            List.of()),
                    viewer(Person.CURATOR));
            return new Thing(name, Map.of("id", String.valueOf(made.id()), "slug", made.slug()));
        }
        boolean challenge = what.equals("challenge") || what.equals("marked");
        Thing entry = make((challenge ? "note:" : "discussion:") + standing);
        if (what.equals("askable")) {
            sql("UPDATE ask SET state = 'answered' WHERE asked_id IN (SELECT id FROM member WHERE handle = :handle)",
                    Map.of("handle", Person.ADMINISTRATOR.account()));
            return entry;
        }
        if (what.equals("question-asked")) {
            sql("UPDATE ask SET state = 'answered' WHERE asked_id IN (SELECT id FROM member WHERE handle = :handle)",
                    Map.of("handle", Person.PRACTITIONER.account()));
            bean(AskService.class).ask(entry.id(), new AskInput(List.of(Person.PRACTITIONER.account()), null, "Why."),
                    viewer(Person.AUTHOR));
            return new Thing(name, Map.of("id", String.valueOf(count("SELECT max(id) FROM ask"))));
        }
        long id = bean(CommentService.class).post(entry.id(),
                new CommentInput("What about money?", null, challenge ? "challenge" : null, null), viewer(Person.PRACTITIONER))
                .id();
        if (what.equals("marked")) {
            bean(ChallengeService.class).answered(id, new AnsweredInput(null), viewer(Person.PRACTITIONER));
        }
        return new Thing(name, Map.of("id", String.valueOf(id), "entryId", String.valueOf(entry.id()), "slug", entry.slug()));
    }

    /** A circle of the author's to which the colleague is invited; else with the colleague in it, and a note that the author proposes to let out. */
    private static Thing circle(String name, boolean asked) {
        CircleService circles = bean(CircleService.class);
        String key = circles.make(new CircleInput("Cast " + unique("circle"), "To talk.", 90), viewer(Person.AUTHOR)).key();
        circles.invite(key, Person.COLLEAGUE.account(), viewer(Person.AUTHOR));
        if (asked) {
            return new Thing(name, Map.of("key", key, "handle", Person.COLLEAGUE.account()));
        }
        circles.answer(key, true, viewer(Person.COLLEAGUE));
        long entry = inCircle(key, "Cast " + unique("inside"), "What we learnt.", Person.AUTHOR).id();
        if (name.endsWith(":proposed")) {
            bean(ReleaseService.class).propose(key, entry, null, viewer(Person.AUTHOR));
        }
        return new Thing(name, Map.of("key", key, "entry", String.valueOf(entry)));
    }

    /** A note that somebody writes in a circle of theirs. */
    public static EntryRef inCircle(String key, String title, String text, Person author) {
        return bean(NoteService.class)
                .publish(new NoteInput(title, null, null, List.of(), Visibility.CIRCLE, text, null, null, null, null,
                        null, null, null, null, key), viewer(author));
    }

    /** A file of plain text, or a link to a video, of the author's on an entry. */
    private static Thing attached(String name, long entry, boolean video) {
        try {
            AttachmentService service = bean(AttachmentService.class);
            long file = video
                    ? service
                            .addVideo(entry, new VideoInput("https://films.example/walk", "A film", "We walk."),
                                    viewer(Person.AUTHOR))
                            .id()
                    : service.add(entry, Samples.file(Samples.bytes("What we learnt.")), "notes.txt",
                            new FileTexts(null, null, null, null), null, viewer(Person.AUTHOR)).id();
            return new Thing(name, Map.of("id", String.valueOf(entry), "file", String.valueOf(file)));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** A note that says what to do first, which somebody has missed in an earlier version of it. */
    private static Thing unclear(String standing) {
        long id = bean(NoteService.class).draft(new NoteInput("Cast " + unique("unclear"), null, SITE, List.of(),
                Visibility.NETWORK, "What we learnt.", null, null, null,
                new FirstStep("Ring the library", null, null, null, null),
                null, null, null, null), null, "", viewer(Person.AUTHOR)).id();
        put(id, standing);
        sql("INSERT INTO unclear_press (entry_id, member_id, revision, at) "
                + "SELECT :id, id, 0, now() FROM member WHERE handle = :handle",
                Map.of("id", id, "handle", Person.PRACTITIONER.account()));
        return new Thing("unclear:" + standing, Map.of("id", String.valueOf(id)));
    }

    /**
     * A note of the author's that the practitioner has reported: {@code case}, by the number of the case; {@code ruled}, when a moderator has
     * hidden it, by the number of the decision; {@code appealed}, when its author has appealed, by the number of the case.
     */
    private static Thing reported(String name) {
        long note = make("note:network").id();
        bean(ReportService.class).report(Subject.entry(note), new ReportInput("respect", "It insults us."),
                viewer(Person.PRACTITIONER));
        long caseId = count("SELECT max(id) FROM moderation_case WHERE entry_id = :id", Map.of("id", note));
        if (name.equals("case")) {
            return new Thing(name, Map.of("id", String.valueOf(caseId), "entry", String.valueOf(note)));
        }
        ModerationService moderation = bean(ModerationService.class);
        moderation.decide(caseId, new DecisionInput("hide", "respect", "It insults."), viewer(Person.MODERATOR));
        long decision = count("SELECT max(id) FROM decision WHERE case_id = :id", Map.of("id", caseId));
        if (name.equals("appealed")) {
            moderation.appeal(decision, new AppealInput("It was a quotation."), viewer(Person.AUTHOR));
        }
        return new Thing(name, Map.of("id", String.valueOf(name.equals("ruled") ? decision : caseId), "entry",
                String.valueOf(note)));
    }

    /** A case study that says who started it; with a change that the author has proposed and that waits for two others. */
    private static Thing held(String name, Thing thing, boolean changing) {
        HoldingService holdings = bean(HoldingService.class);
        holdings.start(thing.id(), new HolderInput("Cast group", "community", "2016", null, null), viewer(Person.AUTHOR));
        long change = !changing
                ? 0
                : holdings.propose(thing.id(), new ChangeInput("Cast trust", "institution", "2017", "the group", "the money",
                        Person.ELSEWHERE.account(), Person.PRACTITIONER.account(), "They asked."), viewer(Person.AUTHOR)).id();
        return new Thing(name,
                Map.of("id", String.valueOf(thing.id()), "slug", thing.slug(), "change", String.valueOf(change)));
    }

    /** An organisation that is the site, of which somebody has said what it is, as it was first said. */
    private static Thing organisation() {
        OrganisationService organisations = bean(OrganisationService.class);
        Viewer curator = viewer(Person.CURATOR);
        organisations.record(new OrganisationInput("Zz kept organisation", null, null, null, "Kept.", SITE), KEPT_ORGANISATION,
                curator);
        String slug = unique("cast-organisation-");
        organisations.record(new OrganisationInput(slug, null, null, null, "They meet.", SITE), slug, curator);
        sql("UPDATE organisation SET revision = 1 WHERE slug = :slug", Map.of("slug", slug));
        return new Thing("organisation", Map.of("slug", slug));
    }

    /** A collection for the network with one note in it, as it was first made. */
    private static Thing collection() {
        Viewer curator = viewer(Person.CURATOR);
        CollectionService collections = bean(CollectionService.class);
        CollectionRef made = collections.make(new CollectionInput(unique("Cast collection "), "Alike.", "network"), curator);
        long entry = make("note:network").id();
        collections.put(made.id(), new ItemInput(entry, "It is short."), curator);
        sql("UPDATE collection SET revision = 1 WHERE id = :id", Map.of("id", made.id()));
        return new Thing("collection", Map.of("id", String.valueOf(made.id()), "slug", made.slug(), "entry",
                String.valueOf(entry)));
    }

    /** A topic: accepted, or proposed by a note for the network, or the site's own. It can stand beside the site: {@code {site}}. */
    private static Thing topic(String state) {
        topic(TOPIC, "Zz kept topic");
        String word = unique("cast-topic-");
        String slug = word;
        if (!state.equals("accepted")) {
            slug = word + "-proposed";
            entry("note", "network", "Cast note with " + slug, SITE, List.of(slug));
            if (state.equals("site")) {
                sql("UPDATE concept SET state = 'accepted', site_id = (SELECT id FROM site WHERE slug = :site) WHERE slug = :slug",
                        Map.of("site", SITE, "slug", slug));
            }
        } else {
            topic(slug, slug.replace('-', ' '));
        }
        return new Thing("topic:" + state, Map.of("slug", slug, "site", SITE));
    }

    /** Makes an accepted topic, unless it is there. */
    public static void topic(String slug, String name, String... broader) {
        bean(ConceptService.class)
                .record(new ConceptInput(null, slug, name, null, "approach", List.of(broader), null, null, null,
                        null), slug + name + List.of(broader), bean(MemberService.class).platform());
    }

    /** Two topics that may be the same. */
    private static Thing twoTopics() {
        String one = topic("accepted").slug();
        String other = topic("accepted").slug();
        sql("""
                INSERT INTO concept_pair (low_id, high_id, likeness, found_at)
                SELECT min(id), max(id), 700, now() FROM concept WHERE slug IN (:one, :other)""",
                Map.of("one", one, "other", other));
        return new Thing("topics", Map.of("id", String.valueOf(count("SELECT max(id) FROM concept_pair"))));
    }

    /** One of that name that all tests look at and none changes. */
    public static Thing shared(String name) {
        return SHARED.computeIfAbsent(name, Cast::make);
    }

    /** A thing of that name that is not there. */
    public static Thing missing() {
        return new Thing("missing",
                Map.of("id", "999999999", "entryId", "999999999", "slug", "there-is-no-such-thing", "handle",
                        "nobody-of-this-name", "number", "1", "key", "told", "name", "nothing.txt", "file", "999999999",
                        "change", "999999999", "line", "999999999"));
    }

    /**
     * A new entry of the author's.
     *
     * @param kind     case-study, note or discussion
     * @param standing as for {@link #make}
     */
    public static Thing entry(String kind, String standing, String title, String site, List<String> tags) {
        Viewer author = viewer(Person.AUTHOR);
        EntryRef ref = switch (kind) {
            case "case-study" -> bean(CaseStudyService.class).draft(caseStudy(title, site, tags), author);
            case "note" -> bean(NoteService.class).draft(new NoteInput(title, null, site, tags, Visibility.NETWORK,
                    "What we learnt.", null, null, null), null, "", author);
            case "discussion" -> bean(DiscussionService.class).draft(new DiscussionInput(title, null, site, tags,
                    Visibility.NETWORK, "question", "Who has tried it?", null, null, null), null, "", author);
            default -> throw new IllegalArgumentException(kind);
        };
        put(ref.id(), standing);
        return new Thing(kind + ":" + standing,
                Map.of("id", String.valueOf(ref.id()), "entryId", String.valueOf(ref.id()), "slug",
                        ref.slug(), "number", "1", "key", "told"));
    }

    /** A whole case study, with a text in every part. */
    public static CaseStudyInput caseStudy(String title, String site, List<String> tags) {
        return new CaseStudyInput(title, "In one sentence.", site, tags, Visibility.NETWORK, "A town", "A region", "2024",
                "place-based", List.of("Everybody"), "Why.", "What.",
                List.of(new CaseStudyInput.Result("Fewer visits", "12", "A report", "20", "2016", "40 people",
                        "The year before", List.of(), Reach.GROUP,
                        new ClaimStory("told", "I am " + title + ", and I sleep again.", "A neighbour", Visibility.PUBLIC,
                                LocalDate.of(2026, 3, 31), true))),
                List.of("Time"), List.of("Neighbours"),
                new CaseStudyInput.Story(true, "In the report"),
                new CaseStudyInput.Checking("read", "by us", List.of("The figure")),
                null, List.of("A report"), null,
                List.of(new CaseStudyRecord.Part("Asking", "They asked.", "Two nurses", "At home", "Weekly")),
                new CaseStudyRecord.Context("A practice", "rural", "The most deprived tenth", List.of("The library"),
                        "A lunch club.", "£5,000 in 2016", "A day a week", "Listening"),
                List.of(new CaseStudyRecord.Moment("2016", "planned", "A pilot")),
                new FirstStep("Ring the library", "Anybody", 20, "Nothing", "Nobody's"), "More calls.",
                "Begin small.", "Ask earlier.", "Paid by the programme.", "helped", List.of());
    }

    /** Puts an entry into a state or before readers, whatever its way there would have been, and tells whoever follows entries. */
    public static void put(long entryId, String standing) {
        boolean visibility = Visibility.of(standing).isPresent();
        EntryState state = visibility ? EntryState.PUBLISHED : EntryState.of(standing).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> {
            sql("""
                    UPDATE entry SET state = :state, visibility = :visibility,
                        submitted_at = CASE WHEN :state = 'draft' THEN NULL ELSE now() END,
                        published_at = CASE WHEN :state IN ('published', 'archived') THEN now() END WHERE id = :id""",
                    Map.of("id", entryId, "state", state.code(), "visibility", visibility ? standing : "network"));
            CDI.current().getBeanManager().getEvent().fire(new EntryChanged(entryId, state));
        });
    }

    /** Lets a person, and its author, into the circle of an entry. */
    public static void intoCircle(long entryId, Person person) {
        sql("INSERT INTO entry_circle (entry_id, member_id) SELECT id, author_id FROM entry WHERE id = :id ON CONFLICT DO NOTHING",
                Map.of("id", entryId));
        sql("INSERT INTO entry_circle (entry_id, member_id) SELECT :id, id FROM member WHERE handle = :handle ON CONFLICT DO NOTHING",
                Map.of("id", entryId, "handle", person.account()));
    }

    /** Says of two entries of different sites that they are alike and not in touch, more than any others, until the round comes by. */
    public static void alike(long one, long other) {
        sql("""
                INSERT INTO alike (low_id, high_id, low_site, high_site, score, readers, in_touch)
                SELECT a.id, b.id, a.site_id, b.site_id, 1152921504606846976, greatest(
                    CASE a.visibility WHEN 'public' THEN 0 WHEN 'network' THEN 1 ELSE 2 END,
                    CASE b.visibility WHEN 'public' THEN 0 WHEN 'network' THEN 1 ELSE 2 END), false
                FROM entry a, entry b WHERE a.id = :low AND b.id = :high""",
                Map.of("low", Math.min(one, other), "high", Math.max(one, other)));
    }

    /** Runs a statement in a transaction of its own, or in the one that is open. */
    public static int sql(String statement, Map<String, Object> parameters) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Query query = bean(EntityManager.class).createNativeQuery(statement);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    /** The one number that a query answers. */
    public static long count(String query) {
        return count(query, Map.of());
    }

    /** The same with parameters. */
    public static long count(String query, Map<String, Object> parameters) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Query counting = bean(EntityManager.class).createNativeQuery(query);
            parameters.forEach(counting::setParameter);
            return ((Number) counting.getSingleResult()).longValue();
        });
    }

    /** A bean of the running program. */
    public static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }

    /** A text that no other test uses, as part of a name. */
    public static String unique(String word) {
        return word.toLowerCase(Locale.ROOT) + COUNT.incrementAndGet();
    }
}
