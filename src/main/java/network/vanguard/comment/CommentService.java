package network.vanguard.comment;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.EntrySummary;
import network.vanguard.entry.Hold;
import network.vanguard.entry.NewcomerCheck;
import network.vanguard.entry.PatientCheck;
import network.vanguard.entry.Visibility;
import network.vanguard.member.Affiliation;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.text.Markdown;
import network.vanguard.text.Mentions;
import network.vanguard.text.PlainText;

/** What can be done with comments. */
@ApplicationScoped
public class CommentService {

    private final Comments comments;
    private final EntryFinder entries;
    private final MemberFinder members;
    private final NewcomerCheck newcomers;
    private final Event<CommentPosted> posted;
    private final Event<CommentHeld> held;
    private final Event<CommentRevised> revised;
    private final Clock clock;

    CommentService(Comments comments, EntryFinder entries, MemberFinder members, NewcomerCheck newcomers,
            Event<CommentPosted> posted, Event<CommentRevised> revised, Event<CommentHeld> held, Clock clock) {
        this.held = held;
        this.newcomers = newcomers;
        this.comments = comments;
        this.entries = entries;
        this.members = members;
        this.posted = posted;
        this.revised = revised;
        this.clock = clock;
    }

    /**
     * Adds a comment to an entry, or a reply to one of its comments.
     *
     * @throws NotFound when the viewer may not read the entry
     * @throws Refused  when nobody is signed in
     * @throws Conflict when the entry is archived or hidden
     * @throws Invalid  for a parent that is not under this entry, a site that is not the viewer's, a quote of what does not stand in the
     *                  parent, half a role, or a role in a circle
     */
    @Transactional
    public CommentRef post(long entryId, @Valid CommentInput input, Viewer viewer) {
        return post(entryId, input, false, viewer);
    }

    /**
     * The same. Errors are also those of {@link PatientCheck}; what {@link NewcomerCheck} finds waits for a moderator.
     *
     * @param askModerator whether the writer asks for a moderator where a patient might be known by it
     */
    @Transactional
    public CommentRef post(long entryId, @Valid CommentInput input, boolean askModerator, Viewer viewer) {
        EntrySummary under = entries.byId(entryId, viewer);
        EntryState entry = under.state();
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to comment.");
        }
        if (!CommentPolicy.mayPost(entry, viewer)) {
            throw closed(entry);
        }
        refuseSpeaking(input, under);
        Long siteId = siteOf(input, viewer);
        byte[] path = input.parent() == null
                ? CommentPath.child(CommentPath.START, comments.nextOnEntry(entryId))
                : placeOfReply(entryId, input.parent());
        Comment comment = new Comment(entryId, input.parent(), path, viewer.memberId(), siteId, clock.instant());
        checkQuote(input, entryId, input.parent());
        Hold hold = hold(input.body(), null, askModerator, under, viewer);
        if (input.role() != null) {
            comment.speakAs(input.role(), input.setting(), comments.mark(entryId, viewer.memberId()));
        }
        write(comment, input, () -> comments.persistAndFlush(comment));
        // Last, because every reply in the thread waits for this row; those on the entry took it with their place.
        comments.posted(entryId, comment.id);
        // whoever hears of a comment that is held finds it hidden
        CommentRef ref = held(comment, hold);
        posted.fire(new CommentPosted(comment.id, entryId));
        return ref;
    }

    /**
     * What a moderator has to look at first; null for nothing.
     *
     * @param stood what stands there by now, or null
     */
    private Hold hold(String body, String stood, boolean askModerator, EntrySummary under, Viewer viewer) {
        boolean circle = under.visibility() == Visibility.CIRCLE;
        List<String> before = stood == null ? List.of() : List.of(stood);
        Hold patient = PatientCheck.ofChange(before).look("body", body).hold(askModerator, circle);
        return Hold.of(patient, newcomers.look(viewer, circle, List.of(body), before));
    }

    /**
     * Writes one's own comment anew: its text, kind and quote. It keeps its place and its site. What is saved as it was is not edited.
     *
     * @throws NotFound when the viewer may not read its entry
     * @throws Refused  when it is somebody else's
     * @throws Conflict when it was removed or hidden, or the entry is archived
     * @throws Invalid  when it names another parent or site than it has
     */
    @Transactional
    public CommentRef revise(long id, @Valid CommentInput input, Viewer viewer) {
        return revise(id, input, false, viewer);
    }

    /** The same; where a patient might be known by it, it is hidden until a moderator has looked, if the writer asks for that. */
    @Transactional
    public CommentRef revise(long id, @Valid CommentInput input, boolean askModerator, Viewer viewer) {
        Comment comment = own(id, viewer);
        EntrySummary under = entries.byId(comment.entryId, viewer);
        if (!CommentPolicy.mayPost(under.state(), viewer)) {
            throw closed(under.state());
        }
        Hold hold = hold(input.body(), comment.body, askModerator, under, viewer);
        if (input.parent() != null && !input.parent().equals(comment.parentId)) {
            throw new Invalid("parent", "A comment stays where it was posted.");
        }
        if (input.site() != null && !Objects.equals(siteOf(input, viewer), comment.siteId)) {
            throw new Invalid("site", "A comment keeps the site that you spoke from.");
        }
        if (input.role() != null && !(input.role() + input.setting()).equals(comment.spokenRole + comment.spokenSetting)) {
            throw new Invalid("role",
                    "A comment stays as it was spoken, by name or as a role. To change that, remove it and write it anew.");
        }
        if (!Objects.equals(input.quote(), comment.quote)) {
            checkQuote(input, comment.entryId, comment.parentId);
        }
        if (comment.says(input)) {
            // saved twice, or opened and closed: nothing was edited
            return comment.ref();
        }
        CommentKind before = CommentKind.of(comment.kind).orElse(CommentKind.COMMENT);
        comments.keepRevision(comment, clock.instant());
        comment.editedAt = clock.instant();
        write(comment, input, () -> {});
        comments.flush();
        comments.dropQuotes(id, words -> quotable(input.body()).contains(words));
        CommentRef ref = held(comment, hold);
        revised.fire(new CommentRevised(id, comment.entryId, before, CommentKind.of(comment.kind).orElse(CommentKind.COMMENT)));
        return ref;
    }

    /**
     * Takes one's own comment away. Its text is deleted; its place stays, so that the replies to it keep theirs.
     *
     * @throws NotFound when the viewer may not read its entry
     * @throws Refused  when it is somebody else's
     * @throws Conflict when a moderator has hidden it, or it is gone already
     */
    @Transactional
    public CommentRef remove(long id, Viewer viewer) {
        Comment comment = own(id, viewer);
        comment.remove(clock.instant());
        comments.flush();
        comments.forget(id);
        comments.dropQuotes(id, words -> false);
        comments.count(comment.entryId, -1);
        return comment.ref();
    }

    /**
     * Says what the viewer makes of a comment, or takes it back. Saying it twice is saying it once.
     *
     * @param on whether it is so
     * @throws NotFound when the viewer may not read its entry
     * @throws Refused  when nobody is signed in, or it is the viewer's own
     * @throws Conflict when it was removed or hidden
     */
    @Transactional
    public CommentRef react(long id, Reaction reaction, boolean on, Viewer viewer) {
        Comment comment = comments.forUpdate(id).orElseThrow(NotFound::new);
        entries.byId(comment.entryId, viewer);
        if (!viewer.signedIn()) {
            throw new Refused("Sign in to say what you make of it.");
        }
        if (comment.state() != CommentState.VISIBLE) {
            throw new Conflict("This comment can no longer be read.");
        }
        if (!CommentPolicy.mayReact(comment.authorId, comment.state(), viewer)) {
            throw new Refused("This is for what others wrote. To add to your own comment, edit it or reply to it.");
        }
        if (on) {
            comments.react(id, reaction, viewer.memberId(), clock.instant());
        } else {
            comments.unreact(id, reaction, viewer.memberId());
        }
        return comment.ref();
    }

    /**
     * Takes the text of a comment away from its readers; its place and the replies to it stay. For the floor that moderates, which has asked
     * whether the viewer may. Nothing happens to what is hidden or removed already.
     */
    @Transactional
    public void hide(long id) {
        put(id, CommentState.VISIBLE, CommentState.HIDDEN, -1);
    }

    /** Brings a hidden comment back, exactly as it was; for the same floor. */
    @Transactional
    public void restore(long id) {
        put(id, CommentState.HIDDEN, CommentState.VISIBLE, 1);
    }

    /** The numbers of the comments under an entry that say, said or quote something such; for the floor that moderates. */
    @Transactional
    public List<Long> saying(long entryId, Predicate<String> such) {
        return comments.saying(entryId, such);
    }

    private void put(long id, CommentState from, CommentState to, int more) {
        Comment comment = comments.forUpdate(id).orElseThrow(NotFound::new);
        if (comment.state() == from) {
            comment.state = to.code();
            comments.flush();
            comments.count(comment.entryId, more);
        }
    }

    /**
     * Notes which case study was begun because of some comments; for the floor that follows them up, which has asked whether the viewer may.
     */
    @Transactional
    public void ledTo(Collection<Long> ids, long entryId) {
        comments.ledTo(ids, entryId);
    }

    private CommentRef held(Comment comment, Hold hold) {
        if (hold == null) {
            return comment.ref();
        }
        comments.flush();
        held.fire(new CommentHeld(comment.id, hold));
        return comment.ref().asHeld();
    }

    /** With links to the people that it names; those of them who may read it are told. */
    private void write(Comment comment, CommentInput input, Runnable save) {
        List<Viewer> named = members.byHandles(Mentions.in(input.body()));
        comment.write(input, Markdown.render(input.body(), named.stream()
                .collect(Collectors.toMap(Viewer::handle, person -> "/members/" + person.handle()))));
        save.run();
        if (!named.isEmpty() || comment.editedAt != null) {
            comments.mention(comment.id, named.stream().filter(person -> person.memberId() != comment.authorId)
                    .filter(person -> entries.find(comment.entryId, person).isPresent()).map(Viewer::memberId).toList());
        }
    }

    /**
     * Writes another handle where people named somebody; for the floor that forgets people.
     *
     * @param from the handle that nobody is to read any more
     * @param to   what stands there instead; no address is made of it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void rename(String from, String to) {
        Pattern named = Pattern.compile("(?<![\\p{L}\\p{N}@./_-])@" + Pattern.quote(from) + "(?!-*[a-zA-Z0-9@])");
        String mention = "@" + to;
        for (Comment comment : comments.naming(from)) {
            comment.body = named.matcher(comment.body).replaceAll(mention);
            comment.quote = comment.quote == null ? null : named.matcher(comment.quote).replaceAll(mention);
            comment.html = Markdown.render(comment.body, members.byHandles(Mentions.in(comment.body)).stream()
                    .collect(Collectors.toMap(Viewer::handle, person -> "/members/" + person.handle()))).html();
            comment.renderer = Markdown.RENDERER_VERSION;
        }
        comments.flush();
        comments.renameBefore(from, mention);
    }

    private void checkQuote(CommentInput input, long entryId, Long parentId) {
        if (input.quote() == null) {
            return;
        }
        boolean there = parentId != null && comments.visibleText(entryId, parentId)
                .map(text -> quotable(text).contains(input.quote())).orElse(false);
        if (!there) {
            throw new Invalid("quote", parentId == null
                    ? "Only a reply can quote: it quotes the comment that it answers."
                    : "Quote only words that stand in the comment that you answer, as they stand there, without leaving anything out.");
        }
    }

    private static String quotable(String body) {
        return PlainText.of(body).replaceAll("\\s+", " ");
    }

    private byte[] placeOfReply(long entryId, long parentId) {
        byte[] answered = comments.pathOf(entryId, parentId)
                .orElseThrow(() -> new Invalid("parent", "There is no such comment to reply to under this entry."));
        byte[] branch = CommentPath.branchFor(answered);
        return CommentPath.child(branch, comments.nextReply(entryId, branch));
    }

    private static void refuseSpeaking(CommentInput input, EntrySummary under) {
        if ((input.role() == null) != (input.setting() == null)) {
            throw input.role() == null
                    ? new Invalid("role", "Choose a role too, or leave both out to speak by name.")
                    : new Invalid("setting", "Choose also where: a role alone says little.");
        }
        if (input.role() != null && under.visibility() == Visibility.CIRCLE) {
            throw new Invalid("role", "In a circle people speak by name.");
        }
    }

    private static Long siteOf(CommentInput input, Viewer viewer) {
        if (input.site() == null) {
            return null;
        }
        return viewer.affiliations().stream().filter(own -> own.siteSlug().equals(input.site())).map(Affiliation::siteId)
                .findFirst().orElseThrow(() -> new Invalid("site", "You can speak only for a site that you belong to."));
    }

    private Comment own(long id, Viewer viewer) {
        Comment comment = comments.forUpdate(id).orElseThrow(NotFound::new);
        entries.byId(comment.entryId, viewer);
        if (!viewer.signedIn() || comment.authorId != viewer.memberId()) {
            throw new Refused("You can change only your own comments.");
        }
        if (!CommentPolicy.mayRemove(comment.authorId, comment.state(), viewer)) {
            throw new Conflict(comment.state() == CommentState.HIDDEN
                    ? "A moderator has hidden this comment."
                    : "This comment was removed already.");
        }
        return comment;
    }

    private static Conflict closed(EntryState entry) {
        return new Conflict(entry == EntryState.HIDDEN
                ? "This is hidden, so nobody can comment on it."
                : "This is archived: it can be read, but not commented on any more.");
    }
}
