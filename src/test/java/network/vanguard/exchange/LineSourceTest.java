package network.vanguard.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Files are read line by line, and a line that cannot be read does not stop the others. */
class LineSourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    // ---------------------------------------------------------------- JSON lines

    @Test
    void jsonLinesWithMarkWindowsLineEndsAndBlankLinesAreRead() throws IOException {
        List<Line> lines = json("\uFEFF{\"a\":1}\r\n\r\n   \n{\"a\":2}".getBytes(StandardCharsets.UTF_8));
        assertEquals("1 {\"a\":1}, 4 {\"a\":2}", told(lines));
    }

    @Test
    void aLineThatIsNoObjectOrNoUtf8IsToldAndTheNextOnesAreRead() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("[1]\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(new byte[]{'"', (byte) 0xC3, (byte) 0x28, '"', '\n'});
        file.writeBytes("{\"a\":3}\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes("{\"a\":4} {\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("1 The line is not a JSON object: it has to begin with { and end with }., 2 The line is not valid UTF-8., "
                + "3 {\"a\":3}, 4 The line goes on after its end.", told(json(file.toByteArray())));
    }

    @Test
    void aLineOfOneGigabyteIsRefusedWithoutBeingHeldInMemory() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left == 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left);
                java.util.Arrays.fill(into, offset, offset + count, (byte) 'a');
                left -= count;
                return count;
            }
        };
        assertEquals("1 The line is longer than 2 MB.", told(all(new JsonLines(endless, JSON.reader()))));
    }

    // ---------------------------------------------------------------- tables

    @Test
    void aRowIsReadAsTheObjectThatItsHeaderNames() throws IOException {
        String row = told(csv("""
                kind,title,tags,population,results,story.exists,story.pointer,about
                case-study,"A title, with a comma",time-credits | rural | ,older people,"2,500 people marched ~ 2,500 ~ https://example.org | Three doctors came",yes,In the minutes,
                """));
        assertEquals("2 {\"kind\":\"case-study\",\"title\":\"A title, with a comma\",\"tags\":[\"time-credits\",\"rural\"],"
                + "\"population\":[\"older people\"],\"results\":[{\"text\":\"2,500 people marched\",\"figure\":\"2,500\","
                + "\"source\":\"https://example.org\"},{\"text\":\"Three doctors came\"}],"
                + "\"story\":{\"exists\":true,\"pointer\":\"In the minutes\"}}", row);
    }

    @Test
    void theSameColumnIsReadAsItsKindWantsIt() throws IOException {
        assertEquals(
                "2 {\"kind\":\"site\",\"population\":{\"approx\":330000,\"verified\":false},\"source\":[\"one\",\"two\"]}, "
                        + "3 {\"kind\":\"concept\",\"source\":\"one | two\"}",
                told(csv(
                        "kind;population.approx;population.verified;source\nsite;330000;no;one | two\nconcept;;;one | two\n")));
    }

    @Test
    void semicolonsAndTabsAreNoticedAndCellsMayHoldLineEnds() throws IOException {
        assertEquals("2 {\"kind\":\"practice-note\",\"body\":\"one,\\ntwo\"}, 4 {\"kind\":\"discussion\"}",
                told(csv("kind;body\r\npractice-note;\"one,\ntwo\"\r\ndiscussion;\r\n;\r\n")));
        assertEquals("2 {\"kind\":\"practice-note\",\"body\":\"a;b\"}", told(csv("\uFEFFkind\tbody\npractice-note\ta;b\n")));
    }

    @Test
    void aCellUnderNoNameOrABrokenResultRefusesItsRowOnly() throws IOException {
        assertEquals("2 Cell 3 stands in a column that the first row does not name., "
                + "3 A result has three parts at most: text ~ figure ~ source., 4 {\"kind\":\"case-study\"}",
                told(csv("kind,results\nsite,,lost\ncase-study,a ~ b ~ c ~ d\ncase-study,\n")));
    }

    @Test
    void aTableWithoutFieldNamesIsNotRead() {
        assertEquals("The first row has to name the fields, and one of them has to be “kind”.",
                assertThrows(Unreadable.class, () -> csv("case-study,A title\n")).getMessage());
        assertEquals("The first row names the field “title” twice.",
                assertThrows(Unreadable.class, () -> csv("kind,title,title\n")).getMessage());
    }

    @Test
    void aRowThatIsNotUtf8IsRefused() throws IOException {
        byte[] latin = "kind,title\nsite,Caf\u00E9\nsite,Tea\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("2 The row is not valid UTF-8. Save the file as “CSV UTF-8”., 3 {\"kind\":\"site\",\"title\":\"Tea\"}",
                told(all(new CsvRows(new ByteArrayInputStream(latin)))));
    }

    @Test
    void aRowWithoutEndStopsTheFileWithAReason() {
        String endless = "kind,title\nsite,good\nsite,\"" + "a".repeat(LineSource.LINE_MAX + 10);
        assertTrue(
                assertThrows(Unreadable.class, () -> csv(endless)).getMessage().startsWith("The row after line 2 has no end"));
    }

    // ---------------------------------------------------------------- workbooks

    @Test
    void theFirstSheetOfAWorkbookIsReadLikeATable() throws IOException {
        Path file = workbook("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>kind</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c>\
                <c r="C1" t="inlineStr"><is><t>about</t></is></c></row>
                <row r="3"><c r="A3" t="inlineStr"><is><t>practice-note</t></is></c><c r="B3"><v>2500</v></c>\
                <c r="C3"><v>17</v></c></row>""");
        assertEquals("3 {\"kind\":\"practice-note\",\"title\":\"2500\",\"about\":17}", told(all(new SheetRows(file))));
    }

    @Test
    void aFileThatIsNoWorkbookIsNotRead() throws IOException {
        Path text = Files.writeString(folder.resolve("text.xlsx"), "kind,title");
        assertEquals("This file cannot be read as an Excel workbook (.xlsx).",
                assertThrows(Unreadable.class, () -> new SheetRows(text)).getMessage());
        Path zip = folder.resolve("zip.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertEquals("This file cannot be read as an Excel workbook (.xlsx).",
                assertThrows(Unreadable.class, () -> new SheetRows(zip)).getMessage());
    }

    @Test
    void aWorkbookThatGrowsWhenItIsUnpackedIsNotRead() throws IOException {
        Path bomb = folder.resolve("bomb.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] nothing = new byte[1 << 20];
            for (int mb = 0; mb < 520; mb++) {
                out.write(nothing);
            }
        }
        assertTrue(Files.size(bomb) < 1 << 20, "it is a small file");
        assertTrue(assertThrows(Unreadable.class, () -> new SheetRows(bomb)).getMessage()
                .startsWith("This workbook is too large"));
    }

    @Test
    void aWorkbookCannotReadFilesOfTheServer() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path file = workbook("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>", """
                <row r="1"><c r="A1" t="inlineStr"><is><t>kind</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>&e;</t></is></c></row>""");
        String read;
        try {
            read = told(all(new SheetRows(file)));
        } catch (Unreadable refused) {
            read = refused.getMessage();
        }
        assertTrue(!read.contains("secret"), read);
    }

    private Path workbook(String rows) throws IOException {
        return workbook("", rows);
    }

    private Path workbook(String prolog, String rows) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            part(out, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    </Types>""");
            part(out, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
                    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>\
                    </Relationships>""");
            part(out, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
                    <sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            part(out, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
                    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>\
                    </Relationships>""");
            part(out, "xl/worksheets/sheet1.xml", prolog
                    + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                    + "</sheetData></worksheet>");
        }
        return file;
    }

    private static void part(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        OutputStream part = out;
        part.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content).getBytes(StandardCharsets.UTF_8));
    }

    // ---------------------------------------------------------------- what they say

    private static List<Line> json(byte[] file) throws IOException {
        return all(new JsonLines(new ByteArrayInputStream(file),
                JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)));
    }

    private static List<Line> csv(String file) throws IOException {
        return all(new CsvRows(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<Line> all(LineSource source) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (source) {
            for (Line line = source.next(); line != null; line = source.next()) {
                lines.add(line);
            }
            assertNull(source.next());
        }
        return lines;
    }

    private static String told(List<Line> lines) {
        return String.join(", ", lines.stream()
                .map(line -> line.number() + " " + (line.fault() == null ? line.content() : line.fault().getMessage()))
                .toList());
    }
}
