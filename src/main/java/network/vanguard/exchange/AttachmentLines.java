package network.vanguard.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipException;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.attachment.Attached;
import network.vanguard.attachment.Attachment;
import network.vanguard.attachment.AttachmentFinder;
import network.vanguard.attachment.AttachmentRef;
import network.vanguard.attachment.AttachmentService;
import network.vanguard.attachment.FileTexts;
import network.vanguard.attachment.VideoInput;
import network.vanguard.entry.EntrySummary;
import network.vanguard.exchange.Uploads.Upload;
import network.vanguard.member.Viewer;

/**
 * Lines that describe a picture, a file or a video of an entry. Bytes are not in the line: it names the part of the ZIP that has them, and
 * they are looked at and drawn anew like those of an upload. The name and the bytes of what is there stay; what is said of it follows the
 * line.
 */
final class AttachmentLines implements LineKind {

    /** What is read beside the texts, and what an export says for people only. */
    private static final Set<String> BESIDE = Set.of("entry", "file", "name", "sha256", "type", "size");
    private static final int NAME_MAX = 500;

    private final LineBinder binder;
    private final AttachmentService service;
    private final AttachmentFinder attachments;
    private final ExportLines exports;
    private final Uploads uploads;

    AttachmentLines(LineBinder binder, AttachmentService service, AttachmentFinder attachments, ExportLines exports,
            Uploads uploads) {
        this.binder = binder;
        this.service = service;
        this.attachments = attachments;
        this.exports = exports;
        this.uploads = uploads;
    }

    @Override
    public String code() {
        return "attachment";
    }

    @Override
    public Content read(ObjectNode line) {
        return read(line, Enclosed.NOTHING);
    }

    @Override
    public Content read(ObjectNode line, Enclosed files) {
        EntryName entry = EntryName.read(line, "entry", "");
        if (LineBinder.text(line, "url") != null) {
            return new Video(entry, binder.bind(line, VideoInput.class, "A video", Set.of("entry")), Canonical.digest(line));
        }
        FileTexts texts = binder.bind(line, FileTexts.class, "A file", BESIDE);
        String name = LineBinder.text(line, "name");
        if (name == null || name.length() > NAME_MAX) {
            throw new LineRefused("name", "Give the file a name of " + NAME_MAX + " characters at most.");
        }
        String part = LineBinder.text(line, "file");
        String sha256 = LineBinder.text(line, "sha256");
        if (part == null && sha256 == null) {
            throw new LineRefused("file", "Say which file of the ZIP it is.");
        }
        return new File(entry, name, part, sha256, texts, files, Canonical.digest(line));
    }

    /** What pictures, files and videos have in common as lines. */
    private abstract static class OfEntry implements Content {

        final EntryName entry;
        private final String digest;

        OfEntry(EntryName entry, String digest) {
            this.entry = entry;
            this.digest = digest;
        }

        @Override
        public String key() {
            return "attachment:" + digest;
        }

        @Override
        public String digest() {
            return digest;
        }
    }

    private final class Video extends OfEntry {

        private final VideoInput video;

        Video(EntryName entry, VideoInput video, String digest) {
            super(entry, digest);
            this.video = video;
        }

        @Override
        public Outcome write(Viewer viewer) {
            EntrySummary onto = exports.entry(entry, viewer).orElseThrow(() -> entry.missing("entry"));
            Optional<Attachment> there = attachments.list(onto.id(), viewer).stream()
                    .filter(one -> one.video() && one.url().equals(video.url())).findFirst();
            if (there.isEmpty()) {
                service.bringVideo(onto.id(), video, viewer);
                return Outcome.CREATED;
            }
            if (there.get().name().equals(video.title()) && Objects.equals(there.get().transcript(), video.transcript())) {
                return Outcome.UNCHANGED;
            }
            service.changeVideo(onto.id(), there.get().id(), video, viewer);
            return Outcome.UPDATED;
        }

        @Override
        public Outcome rehearse(Predicate<String> made, Viewer viewer) {
            return entry.among(made) && exports.entry(entry, viewer).isEmpty() ? Outcome.CREATED : write(viewer);
        }
    }

    private final class File extends OfEntry {

        private final String name;
        private final String part;
        private final String sha256;
        private final FileTexts texts;
        private final Enclosed files;

        File(EntryName entry, String name, String part, String sha256, FileTexts texts, Enclosed files, String digest) {
            super(entry, digest);
            this.name = name;
            this.part = part;
            this.sha256 = sha256;
            this.texts = texts;
            this.files = files;
        }

        @Override
        public Outcome write(Viewer viewer) {
            EntrySummary onto = exports.entry(entry, viewer).orElseThrow(() -> entry.missing("entry"));
            Optional<Attachment> there = attachments.list(onto.id(), viewer).stream()
                    .filter(one -> sha256 != null && sha256.equals(one.sha256())).findFirst();
            if (there.isPresent()) {
                return said(there.get(), viewer);
            }
            return withBytes(bytes -> {
                AttachmentRef ref = service.bring(onto.id(), bytes.file(), name, texts, viewer);
                // a picture that was drawn anew has other bytes than those that came, and is known only now
                return ref.made() ? Outcome.CREATED : said(attachments.one(onto.id(), ref.id(), viewer), viewer);
            });
        }

        @Override
        public Outcome rehearse(Predicate<String> made, Viewer viewer) {
            if (!entry.among(made) || exports.entry(entry, viewer).isPresent()) {
                return write(viewer);
            }
            return withBytes(bytes -> {
                service.look(bytes.file(), name, texts);
                return Outcome.CREATED;
            });
        }

        private Outcome said(Attachment there, Viewer viewer) {
            boolean same = Objects.equals(there.caption(), texts.caption()) && (!there.picture()
                    || Objects.equals(there.alt(), texts.alt()) && Objects.equals(there.people(), texts.people()));
            if (same) {
                return Outcome.UNCHANGED;
            }
            service.change(there.entryId(), there.id(), texts, viewer);
            return Outcome.UPDATED;
        }

        /** On disk, as no more than a piece of a file is ever in memory. */
        private Outcome withBytes(Work work) {
            try (InputStream in = part == null ? null : files.open(part).orElse(null)) {
                if (in == null) {
                    throw new LineRefused("file", "The bytes of “" + LineBinder.shown(name)
                            + "” did not come along. Send the whole ZIP that was exported, not its lines alone.");
                }
                Upload bytes = uploads.receive(in, "A file", Attached.FILE_MAX);
                try {
                    if (sha256 != null && !sha256.equals(bytes.digest())) {
                        throw new LineRefused("sha256", "The bytes of “" + LineBinder.shown(name)
                                + "” are not those of the line: the file was damaged or exchanged on its way.");
                    }
                    return work.with(bytes);
                } finally {
                    bytes.delete();
                }
            } catch (ZipException | EOFException damaged) {
                throw new LineRefused("file", "“" + LineBinder.shown(name) + "” is damaged in the ZIP.");
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }
    }

    private interface Work {
        Outcome with(Upload bytes) throws IOException;
    }
}
