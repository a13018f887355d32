package network.vanguard.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/** A table as text, in UTF-8, with commas, semicolons or tabs between its cells. */
final class CsvRows implements LineSource {

    private static final int HEADER_MAX = 64 * 1024;
    /** What a decoder puts in the place of bytes that are not UTF-8. */
    private static final char REPLACED = '\uFFFD';

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private Rows rows;
    private long last;

    CsvRows(InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), HEADER_MAX);
        skipMark(text);
        reader = CsvReader.builder().fieldSeparator(separator(text)).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).maxBufferSize(LINE_MAX).ofCsvRecord(text);
        records = reader.iterator();
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    /** Of the three, the one that stands most often in the first row outside of quotes. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEADER_MAX);
        char[] head = new char[HEADER_MAX];
        int read = Math.max(0, text.read(head, 0, HEADER_MAX));
        text.reset();
        int[] found = new int[3];
        boolean quoted = false;
        for (int i = 0; i < read && (quoted || head[i] != '\n'); i++) {
            quoted ^= head[i] == '"';
            int which = quoted ? -1 : ",;\t".indexOf(head[i]);
            if (which >= 0) {
                found[which]++;
            }
        }
        return found[0] >= found[1] && found[0] >= found[2] ? ',' : found[1] >= found[2] ? ';' : '\t';
    }

    @Override
    public Line next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord row = records.next();
                last = row.getStartingLineNumber();
                List<String> cells = row.getFields();
                if (rows == null) {
                    rows = new Rows(cells);
                    continue;
                }
                Line line = cells.stream().anyMatch(cell -> cell.indexOf(REPLACED) >= 0)
                        ? Line.broken((int) last, "The row is not valid UTF-8. Save the file as “CSV UTF-8”.")
                        : rows.line((int) last, cells);
                if (line != null) {
                    return line;
                }
            }
            return null;
        } catch (CsvParseException trouble) {
            throw new Unreadable(
                    "The row after line " + last + " has no end: a quotation mark is missing, or it is longer than 2 MB. "
                            + "Nothing after it was read.",
                    trouble);
        } catch (UncheckedIOException trouble) {
            throw trouble.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
