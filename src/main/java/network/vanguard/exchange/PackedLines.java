package network.vanguard.exchange;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.ObjectReader;

/** A ZIP with the lines in one part and each file that they name in a part of its own. Parts are unpacked only while they are read. */
final class PackedLines implements LineSource {

    /** The part with the lines. */
    static final String LINES = "lines.ndjson";
    private static final String DAMAGED = "This ZIP is damaged or cut off. Export it again, and send it as it is.";

    private final ZipFile zip;
    private final LineSource lines;

    PackedLines(Path file, ObjectReader json) throws IOException {
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException notOne) {
            throw new Unreadable("This file cannot be read as a ZIP.", notOne);
        }
        ZipEntry part = zip.getEntry(LINES);
        if (part == null) {
            zip.close();
            throw new Unreadable("There is no “" + LINES + "” in this ZIP: the lines have to be in a file of that name.");
        }
        lines = new JsonLines(new Unpacked(zip.getInputStream(part)), json);
    }

    @Override
    public Line next() throws IOException {
        try {
            return lines.next();
        } catch (ZipException | EOFException damaged) {
            throw new Unreadable(DAMAGED, damaged);
        }
    }

    @Override
    public Enclosed enclosed() {
        return name -> {
            ZipEntry part = zip.getEntry(name);
            return part == null || part.isDirectory() ? Optional.empty() : Optional.of(zip.getInputStream(part));
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A small ZIP can hold lines without end: no more of them than may be sent unpacked. */
    private static final class Unpacked extends FilterInputStream {

        private long read;

        Unpacked(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            read += Math.max(count, 0);
            if (read > Uploads.MAX) {
                throw new Unreadable("The lines in this ZIP are longer than one gigabyte. Send them in parts.");
            }
            return count;
        }
    }
}
