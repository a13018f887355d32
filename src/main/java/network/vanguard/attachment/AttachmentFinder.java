package network.vanguard.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.narayana.jta.QuarkusTransaction;

import network.vanguard.entry.EntryActions;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.query.Question;
import network.vanguard.replica.Reads;

/** Questions about what is on entries. Whoever may read an entry may read all that is on it, and nobody else. */
@Reads
@ApplicationScoped
public class AttachmentFinder {

    private final Attachments attachments;
    private final EntryFinder entries;

    AttachmentFinder(Attachments attachments, EntryFinder entries) {
        this.attachments = attachments;
        this.entries = entries;
    }

    /**
     * What the fragment {@code attachment/attached} shows on the page of an entry, which the caller has found readable. To be asked
     * together with other things.
     *
     * @param actions what the reader may do with the entry
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<Attached> forPage(EntrySummary entry, EntryActions actions) {
        return attachments.ofEntry(entry.id()).map(files -> new Attached(entry, files, AttachmentPolicy.mayAdd(actions),
                AttachmentPolicy.mayRemove(actions)));
    }

    /** The same for an entry of which only the number is known; {@link NotFound} when the viewer may not read it. */
    @Transactional
    public Attached page(long entryId, Viewer viewer) {
        return forPage(entries.byId(entryId, viewer), entries.actions(entryId, viewer)).answer();
    }

    /** All that is on an entry, in order; {@link NotFound} when the viewer may not read it. */
    @Transactional
    public List<Attachment> list(long entryId, Viewer viewer) {
        entries.byId(entryId, viewer);
        return attachments.ofEntry(entryId).answer();
    }

    /** One of them; {@link NotFound} when the entry has none of that number, or the viewer may not read it. */
    @Transactional
    public Attachment one(long entryId, long id, Viewer viewer) {
        return find(entryId, id, viewer).orElseThrow(NotFound::new);
    }

    /** The same, if there is one. */
    @Transactional
    public Optional<Attachment> find(long entryId, long id, Viewer viewer) {
        return attachments.one(id).filter(file -> file.entryId() == entryId)
                .filter(file -> entries.find(entryId, viewer).isPresent());
    }

    /** What is on each of these entries, which the caller has found readable; those with nothing are missing. One query. */
    @Transactional
    public Map<Long, List<Attachment>> ofEntries(List<Long> entryIds) {
        return attachments.ofEntries(entryIds).stream().collect(Collectors.groupingBy(Attachment::entryId));
    }

    /**
     * The bytes at an address.
     *
     * @param fileName as the address has it
     * @param small    whether those of the smaller picture are asked for; without one it is the whole
     * @throws NotFound when there is nothing of that number and name on an entry that the viewer may read
     */
    @Transactional
    public FileContent content(long id, String fileName, boolean small, Viewer viewer) {
        Attachment file = attachments.one(id).filter(any -> !any.video() && any.fileName().equals(fileName))
                .orElseThrow(NotFound::new);
        entries.byId(file.entryId(), viewer);
        return new FileContent(file, small && file.small() != null);
    }

    /** The bytes of a file of an entry; errors are those of {@link #one}, and a video has none. */
    @Transactional
    public FileContent content(long entryId, long id, Viewer viewer) {
        Attachment file = one(entryId, id, viewer);
        if (file.video()) {
            throw new NotFound();
        }
        return new FileContent(file, false);
    }

    /** Writes the bytes, a piece at a time, each read in a moment of its own: a slow reader holds no connection. */
    public void write(FileContent content, OutputStream out) throws IOException {
        for (int piece = 0;; piece++) {
            Optional<byte[]> bytes = piece(content, piece);
            if (bytes.isEmpty()) {
                return;
            }
            out.write(bytes.get());
        }
    }

    private Optional<byte[]> piece(FileContent content, int piece) {
        return QuarkusTransaction.requiringNew().call(() -> attachments.piece(content.file().id(), content.small(), piece));
    }
}
