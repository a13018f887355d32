package network.vanguard.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of a workbook. */
final class SheetRows implements LineSource {

    /** What a workbook may grow to when it is unpacked, in bytes; a small file can hold a very large one. */
    static final long UNPACKED_MAX = 512L * 1024 * 1024;
    /** The texts of a workbook stand in one part that has to be in memory. */
    static final long TEXTS_MAX = 64L * 1024 * 1024;
    private static final int PARTS_MAX = 2000;
    private static final String FORMATS = "xl/styles.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final int COLUMNS_MAX = 500;
    private static final int LONGEST_NUMBER = 40;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> iterator;
    private Rows rows;

    SheetRows(Path file) throws IOException {
        boolean formats = refuseBombs(file);
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(formats, true));
            stream = workbook.getFirstSheet().openStream();
            iterator = stream.iterator();
        } catch (ExcelReaderException | IllegalArgumentException | NullPointerException notOne) {
            throw notAWorkbook(notOne);
        }
    }

    /**
     * Unpacks everything once and keeps nothing: the sizes that a file tells of itself may be lies.
     *
     * @return whether the workbook says how its cells look, which tells dates from numbers
     */
    private static boolean refuseBombs(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > PARTS_MAX) {
                throw new Unreadable("This workbook has more than " + PARTS_MAX + " parts. Save its first sheet alone.");
            }
            byte[] block = new byte[64 * 1024];
            long all = 0;
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements();) {
                ZipEntry part = parts.nextElement();
                long one = 0;
                try (InputStream content = zip.getInputStream(part)) {
                    for (int read = content.read(block); read >= 0; read = content.read(block)) {
                        one += read;
                        all += read;
                        if (all > UNPACKED_MAX || one > TEXTS_MAX && part.getName().equalsIgnoreCase(TEXTS)) {
                            throw new Unreadable(
                                    "This workbook is too large when it is unpacked: 512 MB in all and 64 MB of texts at "
                                            + "most. Save it as CSV instead.");
                        }
                    }
                }
            }
            return zip.getEntry(FORMATS) != null;
        } catch (ZipException notZip) {
            throw notAWorkbook(notZip);
        }
    }

    private static Unreadable notAWorkbook(Exception cause) {
        return new Unreadable("This file cannot be read as an Excel workbook (.xlsx).", cause);
    }

    @Override
    public Line next() throws IOException {
        try {
            while (iterator.hasNext()) {
                Row row = iterator.next();
                List<String> cells = cells(row);
                if (rows == null) {
                    rows = new Rows(cells);
                    continue;
                }
                Line line = rows.line(row.getRowNum(), cells);
                if (line != null) {
                    return line;
                }
            }
            return null;
        } catch (ExcelReaderException trouble) {
            throw notAWorkbook(trouble);
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(row.getCellCount(), COLUMNS_MAX); column++) {
            cells.add(row.getOptionalCell(column).map(SheetRows::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.EMPTY || cell.getValue() == null || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            boolean date = format != null && format.toLowerCase(java.util.Locale.ROOT).matches(".*(yy|dd|d/m|m/d).*");
            return date ? cell.asDate().toLocalDate().toString() : number(cell.asNumber());
        }
        return cell.getType() == CellType.STRING ? cell.asString() : cell.getText();
    }

    private static String number(BigDecimal number) {
        // 1E999999999 would be a text of a gigabyte
        return Math.abs(number.scale()) > LONGEST_NUMBER ? number.toString() : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            stream.close();
        }
    }
}
