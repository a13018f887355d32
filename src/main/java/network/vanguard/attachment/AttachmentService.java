package network.vanguard.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryState;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.Viewer;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** What can be done with files, pictures and videos on entries. Each is noted in the entry's history; the text stays as it is. */
@ApplicationScoped
public class AttachmentService {

    private final Attachments attachments;
    private final FileIntake intake;
    private final EntryFinder entries;
    private final EntryService spine;
    private final Idempotency idempotency;
    private final Event<FilesChanged> changed;
    private final Clock clock;

    AttachmentService(Attachments attachments, FileIntake intake, EntryFinder entries, EntryService spine,
            Idempotency idempotency, Event<FilesChanged> changed, Clock clock) {
        this.attachments = attachments;
        this.intake = intake;
        this.entries = entries;
        this.spine = spine;
        this.idempotency = idempotency;
        this.changed = changed;
        this.clock = clock;
    }

    /** With the digest of the file it tells whether two requests are the same. */
    record Order(String digest, String name, FileTexts texts) {}

    /**
     * Puts a file on an entry. A picture is drawn anew; anything else is kept as it is and never opened. The same file again stays as it
     * is, and is answered.
     *
     * @param file where it lies; it stays the caller's
     * @param name as its sender called it
     * @param key  the request's idempotency key, or null
     * @throws NotFound when the viewer may not read the entry
     * @throws Refused  when the viewer may not change it
     * @throws Invalid  for a file that is not taken, a picture without a description, and more than {@link Attached#MAX} on an entry
     */
    public AttachmentRef add(long entryId, Path file, String name, @Valid FileTexts texts, String key, Viewer viewer)
            throws IOException {
        requireRight(entryId, viewer);
        // drawn before the transaction: it takes longer than a lock should
        TakenFile taken = taken(file, name, texts);
        return idempotency.once(key, "file " + entryId, new Order(taken.sent(), taken.name(), texts), AttachmentRef.class,
                viewer,
                () -> {
                    lock(entryId, viewer);
                    requireRight(entryId, viewer);
                    return keep(entryId, taken, texts, viewer);
                });
    }

    /**
     * Puts a file on an entry to which an import brings it back; on an archived one, too, when a curator imports. Errors are those of
     * {@link #add}.
     */
    @Transactional
    public AttachmentRef bring(long entryId, Path file, String name, @Valid FileTexts texts, Viewer viewer) throws IOException {
        lock(entryId, viewer);
        requireRightToBring(entryId, viewer);
        return keep(entryId, taken(file, name, texts), texts, viewer);
    }

    /** Finds out whether a file would be taken, as {@link #add} would, and keeps nothing. */
    public void look(Path file, String name, @Valid FileTexts texts) throws IOException {
        taken(file, name, texts);
    }

    private TakenFile taken(Path file, String name, FileTexts texts) throws IOException {
        FileType type = intake.typeOf(file, name);
        refuseMissing(type.kind(), texts);
        return intake.take(file, name, type);
    }

    private AttachmentRef keep(long entryId, TakenFile file, FileTexts texts, Viewer viewer) {
        Optional<Long> there = attachments.same(entryId, file.whole().sha256());
        if (there.isPresent()) {
            return new AttachmentRef(there.get(), false);
        }
        refuseTooMany(entryId, "file");
        try {
            long id = attachments.add(entryId, file, texts, viewer.memberId(), clock.instant());
            note(entryId, "Added a " + file.type().kind().words() + " (" + file.type().words() + ")", viewer);
            return new AttachmentRef(id, true);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Puts a link to a video on an entry; errors are those of {@link #add}. */
    @Transactional
    public AttachmentRef addVideo(long entryId, @Valid VideoInput video, Viewer viewer) {
        lock(entryId, viewer);
        requireRight(entryId, viewer);
        return keep(entryId, video, viewer);
    }

    /** Puts a link to a video on an entry to which an import brings it back; rights and errors are those of {@link #bring}. */
    @Transactional
    public AttachmentRef bringVideo(long entryId, @Valid VideoInput video, Viewer viewer) {
        lock(entryId, viewer);
        requireRightToBring(entryId, viewer);
        return keep(entryId, video, viewer);
    }

    private AttachmentRef keep(long entryId, VideoInput video, Viewer viewer) {
        refuseTooMany(entryId, "url");
        long id = attachments.addVideo(entryId, video, viewer.memberId(), clock.instant());
        note(entryId, "Added a " + AttachmentKind.VIDEO.words(), viewer);
        return new AttachmentRef(id, true);
    }

    /** Says something else of a picture or a file; errors are those of {@link #add}. */
    @Transactional
    public void change(long entryId, long id, @Valid FileTexts texts, Viewer viewer) {
        Attachment file = changeable(entryId, id, viewer);
        if (file.video()) {
            throw new NotFound();
        }
        refuseMissing(file.kind(), texts);
        attachments.change(id, file.picture() ? texts.alt() : null, texts.caption(), file.picture() ? texts.people() : null);
        note(entryId, "Changed what is said of a " + file.kind().words(), viewer);
    }

    /** Says something else of a video; errors are those of {@link #add}. */
    @Transactional
    public void changeVideo(long entryId, long id, @Valid VideoInput video, Viewer viewer) {
        if (!changeable(entryId, id, viewer).video()) {
            throw new NotFound();
        }
        attachments.changeVideo(id, video);
        note(entryId, "Changed a " + AttachmentKind.VIDEO.words(), viewer);
    }

    /** Changes places with the one of its kind before or after it. The first goes no further up, the last no further down. */
    @Transactional
    public void move(long entryId, long id, boolean up, Viewer viewer) {
        Attachment file = changeable(entryId, id, viewer);
        List<Attachment> all = attachments.ofEntry(entryId).answer();
        List<Long> ids = new ArrayList<>(all.stream().map(Attachment::id).toList());
        List<Long> sort = all.stream().filter(other -> other.kind() == file.kind()).map(Attachment::id).toList();
        int place = sort.indexOf(id) + (up ? -1 : 1);
        if (place >= 0 && place < sort.size()) {
            Collections.swap(ids, ids.indexOf(id), ids.indexOf(sort.get(place)));
            attachments.order(ids);
        }
    }

    /**
     * Takes it off the entry, with its bytes.
     *
     * @throws NotFound when there is none of that number on an entry that the viewer may read
     * @throws Refused  when it is not theirs to remove
     */
    @Transactional
    public void remove(long entryId, long id, Viewer viewer) {
        lock(entryId, viewer);
        Attachment file = of(entryId, id);
        if (!AttachmentPolicy.mayRemove(entries.actions(entryId, viewer))) {
            throw new Refused("Only its authors, the curators and the moderators can remove this.");
        }
        attachments.remove(id);
        note(entryId, "Removed a " + file.kind().words(), viewer);
    }

    /** For the history, and for whoever searches. */
    private void note(long entryId, String what, Viewer viewer) {
        spine.deed(entryId, what, viewer);
        spine.fileWords(entryId, attachments.words(entryId, EntryService.BESIDE_MAX));
        changed.fire(new FilesChanged(entryId));
    }

    private Attachment changeable(long entryId, long id, Viewer viewer) {
        lock(entryId, viewer);
        Attachment file = of(entryId, id);
        requireRight(entryId, viewer);
        return file;
    }

    private Attachment of(long entryId, long id) {
        return attachments.one(id).filter(file -> file.entryId() == entryId).orElseThrow(NotFound::new);
    }

    /** Nobody adds, moves or removes at the same time; not found when the viewer may not read the entry. */
    private void lock(long entryId, Viewer viewer) {
        spine.expect(entryId, null, null, viewer);
    }

    private void requireRight(long entryId, Viewer viewer) {
        if (!AttachmentPolicy.mayAdd(entries.actions(entryId, viewer))) {
            throw new Refused("Only its authors and the curators can change this.");
        }
    }

    /** An archived entry comes back whole, though nobody adds to it afterwards. */
    private void requireRightToBring(long entryId, Viewer viewer) {
        boolean archived = entries.byId(entryId, viewer).state() == EntryState.ARCHIVED;
        if (!AttachmentPolicy.mayBring(entries.actions(entryId, viewer), archived, viewer)) {
            throw new Refused("Only its authors and the curators can bring files back to this.");
        }
    }

    private void refuseTooMany(long entryId, String field) {
        if (attachments.ofEntry(entryId).answer().size() >= Attached.MAX) {
            throw new Invalid(field, "There can be " + Attached.MAX + " files, pictures and videos at most. Remove one first.");
        }
    }

    /** A picture is described, and nobody is shown who did not agree. */
    private static void refuseMissing(AttachmentKind kind, FileTexts texts) {
        List<FieldError> missing = new ArrayList<>();
        if (kind == AttachmentKind.PICTURE && texts.alt() == null && !texts.decoration()) {
            missing.add(
                    new FieldError("alt", "Describe the picture for people who cannot see it, or say that it is decoration."));
        }
        if (kind == AttachmentKind.PICTURE && texts.people() == null) {
            missing.add(new FieldError("people", "Say whether somebody can be recognised in the picture."));
        }
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
    }
}
