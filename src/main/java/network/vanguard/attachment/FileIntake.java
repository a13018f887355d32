package network.vanguard.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.problem.Invalid;
import network.vanguard.problem.Unavailable;

/** Looks at a file that came in, and makes of it what is kept. */
@ApplicationScoped
class FileIntake {

    private static final int NAME_MAX = 120;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Memory that one picture may need while it is drawn, with room to spare, in bytes. */
    private static final long A_PICTURE = 200_000_000;

    private final FileSniffer sniffer;
    private final Semaphore easels = new Semaphore((int) Math.max(1,
            Math.min(Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() / A_PICTURE)));

    FileIntake(FileSniffer sniffer) {
        this.sniffer = sniffer;
    }

    /**
     * What the file is.
     *
     * @param name as its sender called it
     * @throws Invalid for what is empty, too large, or not taken
     */
    FileType typeOf(Path file, String name) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new Invalid("file", "Choose a file that is not empty.");
        }
        if (size > Attached.FILE_MAX) {
            throw new Invalid("file",
                    "This file is " + ByteSize.words(size) + ", and a file can be 20 MB at most. Make it smaller, or "
                            + "split it.");
        }
        return sniffer.of(file, name);
    }

    /**
     * What is kept of it: a picture drawn anew, anything else as it is.
     *
     * @throws Invalid     for a picture that cannot be drawn
     * @throws Unavailable when too many pictures are being drawn
     */
    TakenFile take(Path file, String name, FileType type) throws IOException {
        String sent = TakenFile.sha256(file);
        if (type.kind() != AttachmentKind.PICTURE) {
            return new TakenFile(named(name, type), type, sent, TakenFile.kept(file), null);
        }
        RedrawnPicture picture = redraw(file, type);
        return new TakenFile(named(name, picture.type()), picture.type(), sent, TakenFile.kept(picture.whole()),
                picture.small() == null ? null : TakenFile.kept(picture.small()));
    }

    private RedrawnPicture redraw(Path file, FileType type) throws IOException {
        try {
            if (!easels.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new Unavailable(
                        "Many pictures are coming in at this moment, and yours was not saved. Send it again in a minute.",
                        Duration.ofMinutes(1));
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The platform is being restarted, and the picture was not saved. Send it again in a minute.",
                    Duration.ofMinutes(1));
        }
        try {
            return RedrawnPicture.of(file, type);
        } finally {
            easels.release();
        }
    }

    /**
     * A file's name is somebody's text: the folders before it go, and its end becomes that of its type. What turns the direction of writing
     * goes too, as it makes one end look like another.
     */
    static String named(String sent, FileType type) {
        String name = sent.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}\\uFFFD\\u202A-\\u202E\\u2066-\\u2069]", " ")
                .replaceFirst(".*[/\\\\]", "").strip();
        String end = "." + type.extension();
        boolean ended = name.matches("(?s).*\\.[A-Za-z0-9]{1,5}")
                && (type != FileType.TEXT && type != FileType.CSV || name.toLowerCase(java.util.Locale.ROOT).endsWith(end));
        String stem = (ended ? name.substring(0, name.lastIndexOf('.')) : name).strip();
        stem = stem.isBlank() ? "file" : stem;
        int length = Math.min(stem.codePointCount(0, stem.length()), NAME_MAX);
        return Normalizer.normalize(stem.substring(0, stem.offsetByCodePoints(0, length)), Normalizer.Form.NFC) + end;
    }
}
