package network.vanguard.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

import network.vanguard.problem.Invalid;

/**
 * Finds out what a file is by its bytes. Of office files, which are packed folders, it reads the names of the parts and opens none of them.
 */
@ApplicationScoped
class FileSniffer {

    /** What plain text is taken for when it begins like a letter. */
    private static final Set<String> TEXTS = Set.of("text/plain", "text/csv", "text/tab-separated-values", "message/rfc822",
            "message/news");
    private static final Set<String> PACKED = Set.of("application/zip", "application/x-tika-ooxml",
            "application/java-archive");
    private static final Set<String> OLD_OFFICE = Set.of("application/x-tika-msoffice", "application/msword",
            "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/x-tika-ooxml-protected",
            "application/rtf");
    private static final int MOST_PARTS = 10_000;

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /**
     * The type of the file.
     *
     * @param name as its sender called it: it decides nothing but whether a text is a table
     * @throws Invalid for anything that is not taken; the message says what to do instead
     */
    FileType of(Path file, String name) throws IOException {
        String found;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            // nothing about the file but its bytes
            found = types.detect(in, new Metadata()).getBaseType().toString();
        }
        if (TEXTS.contains(found)) {
            return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? FileType.CSV : FileType.TEXT;
        }
        if (PACKED.contains(found) || found.startsWith("application/vnd.o")) {
            return packed(file, found);
        }
        return known(found).orElseThrow(() -> refused(found));
    }

    private static Optional<FileType> known(String mediaType) {
        return Arrays.stream(FileType.values()).filter(type -> type.mediaType().equals(mediaType)).findFirst();
    }

    private static FileType packed(Path file, String found) throws IOException {
        List<String> parts;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new Invalid("file", "This file has too many parts. Save it as PDF, and send that.");
            }
            parts = zip.stream().map(ZipEntry::getName).toList();
        } catch (ZipException broken) {
            throw new Invalid("file", "This file is damaged or cut off. Open it, save it again, and send that.");
        }
        if (parts.stream().anyMatch(part -> part.endsWith("vbaProject.bin") || part.startsWith("Basic/"))) {
            throw new Invalid("file", "This file has macros, small programs that can do harm. Save it without them "
                    + "(as .docx, .xlsx, .pptx or PDF), and send that.");
        }
        if (parts.contains("[Content_Types].xml")) {
            Optional<FileType> office = parts.contains("word/document.xml")
                    ? Optional.of(FileType.DOCX)
                    : parts.contains("xl/workbook.xml")
                            ? Optional.of(FileType.XLSX)
                            : parts.contains("ppt/presentation.xml") ? Optional.of(FileType.PPTX) : Optional.empty();
            return office.orElseThrow(() -> refused(found));
        }
        return known(found).orElseThrow(() -> refused(found));
    }

    private static Invalid refused(String found) {
        if (found.equals("image/svg+xml")) {
            return new Invalid("file",
                    "SVG pictures can carry programs, so they are not taken. Save it as PNG, and send that.");
        }
        if (found.startsWith("image/")) {
            return new Invalid("file", "This kind of picture cannot be shown here. Save it as JPEG or PNG, and send that.");
        }
        if (found.startsWith("video/") || found.startsWith("audio/")) {
            return new Invalid("file",
                    "Films and recordings are not kept here. Put it on a video service, and add its web address "
                            + "with a transcript instead.");
        }
        if (OLD_OFFICE.contains(found)) {
            return new Invalid("file",
                    "Old office files (.doc, .xls, .ppt) and files with a password are not taken. Save it as .docx, "
                            + ".xlsx, .pptx or PDF without a password, and send that.");
        }
        if (PACKED.contains(found)) {
            return new Invalid("file", "Packed folders (.zip) are not taken. Send the files in it one by one.");
        }
        return new Invalid("file",
                "This kind of file is not taken, whatever it is called. You can send JPEG, PNG and GIF pictures, PDF, "
                        + "Word, Excel and PowerPoint files, OpenDocument files, CSV tables and plain text.");
    }
}
