package network.vanguard.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import network.vanguard.problem.Invalid;

/** What a file is, its bytes say: neither its name nor its sender is believed. */
class FileSnifferTest {

    private static final String DOCUMENT = "application/vnd.openxmlformats-officedocument";

    private final FileSniffer sniffer = new FileSniffer();

    @Test
    void whatIsTakenIsKnownByItsBytesWhateverItIsCalled() throws IOException {
        for (String name : new String[]{"anything", "page.html", "photo.png", "run.exe"}) {
            assertEquals(FileType.PNG, sniff(Samples.picture("png", 5, 5), name));
            assertEquals(FileType.JPEG, sniff(Samples.picture("jpg", 5, 5), name));
            assertEquals(FileType.GIF, sniff(Samples.picture("gif", 5, 5), name));
            assertEquals(FileType.PDF, sniff(Samples.bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj\n"), name));
            assertEquals(FileType.DOCX, sniff(office("word/document.xml"), name));
            assertEquals(FileType.XLSX, sniff(office("xl/workbook.xml"), name));
            assertEquals(FileType.PPTX, sniff(office("ppt/presentation.xml"), name));
            assertEquals(FileType.ODT, sniff(open("text"), name));
            assertEquals(FileType.ODS, sniff(open("spreadsheet"), name));
            assertEquals(FileType.ODP, sniff(open("presentation"), name));
            assertEquals(FileType.TEXT, sniff(Samples.bytes("What we learnt: ask first.\nThen wait.\n"), name));
        }
        assertEquals(FileType.CSV, sniff(Samples.bytes("year,visits\n2016,12\n"), "Visits.CSV"));
        assertEquals(FileType.TEXT, sniff(Samples.bytes("From: the team\nTo: all\nSubject: walking\n\nWe walk.\n"), "a.txt"));
    }

    @Test
    void aPageOrAProgramIsRefusedWhateverItIsCalled() {
        for (String name : new String[]{"photo.png", "photo.jpg", "report.pdf", "notes.txt", "data.csv"}) {
            assertTrue(refused(Samples.bytes("<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"), name)
                    .contains("whatever it is called"));
            assertTrue(refused(Samples.bytes("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>"), name)
                    .contains("whatever it is called"));
            assertTrue(refused(Samples.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"), name)
                    .contains("Save it as PNG"));
            assertTrue(refused(Samples.bytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"), name)
                    .contains("Save it as PNG"));
            assertTrue(refused(Samples.bytes("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\0\0\0\0\0"), name).contains("whatever"));
            assertTrue(refused(Samples.bytes("#!/bin/sh\nrm -rf /\n"), name).contains("whatever it is called"));
        }
    }

    @Test
    void whatIsNotTakenIsToldWhatToDoInstead() {
        assertTrue(
                refused(Samples.joined(Samples.bytes("RIFF"), new byte[]{26, 0, 0, 0}, Samples.bytes("WEBPVP8 "), new byte[14]),
                        "a.webp").contains("Save it as JPEG or PNG"));
        assertTrue(refused(Samples.zip(Map.of("a.txt", "Text")), "a.zip").contains("one by one"));
        assertTrue(
                refused(Samples.joined(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A,
                        (byte) 0xE1}, new byte[600]), "a.doc").contains(".docx"));
        assertTrue(refused(Samples.joined(new byte[]{0, 0, 0, 24}, Samples.bytes("ftypmp42"), new byte[40]), "a.mp4")
                .contains("web address"));
        Map<String, String> macros = new LinkedHashMap<>(parts("word/document.xml"));
        macros.put("word/vbaProject.bin", "x");
        assertTrue(refused(Samples.zip(macros), "a.docx").contains("macros"));
        assertTrue(refused(Samples.cut(office("word/document.xml"), 0, 60), "a.docx").contains("damaged or cut off"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Walk.JPG                  | JPEG | Walk.jpg
            C:\\\\Users\\\\me\\\\Plan.pdf | PDF  | Plan.pdf
            ../../etc/passwd          | TEXT | passwd.txt
            evil.bat                  | TEXT | evil.bat.txt
            notes.txt                 | TEXT | notes.txt
            page.html                 | PNG  | page.png
            .pdf                      | PDF  | file.pdf
            Ward 3. Our plan          | PDF  | Ward 3. Our plan.pdf
            Größe & Zahl.csv          | CSV  | Größe & Zahl.csv
            """)
    void aNameKeepsWhatItSaysAndEndsAsItsType(String sent, FileType type, String kept) {
        assertEquals(kept, FileIntake.named(sent.replace("\\\\", "\\"), type));
    }

    @Test
    void aNameHasNothingInItThatCouldNotBeShown() {
        assertEquals("a b.pdf", FileIntake.named("a\nb\u0000.pdf", FileType.PDF));
        assertEquals("photo fdp.txt", FileIntake.named("photo\u202Efdp.txt", FileType.TEXT));
        assertEquals("file.pdf", FileIntake.named("", FileType.PDF));
        assertEquals(124, FileIntake.named("x".repeat(500), FileType.PDF).length());
    }

    private static byte[] office(String main) {
        return Samples.zip(parts(main));
    }

    private static Map<String, String> parts(String main) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" + DOCUMENT
                        + "</Types>");
        parts.put("_rels/.rels", "<Relationships/>");
        parts.put(main, "<x/>");
        return parts;
    }

    private static byte[] open(String kind) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument." + kind);
        parts.put("content.xml", "<x/>");
        return Samples.zip(parts);
    }

    private FileType sniff(byte[] content, String name) throws IOException {
        return sniffer.of(Samples.file(content), name);
    }

    private String refused(byte[] content, String name) {
        Invalid refused = assertThrows(Invalid.class, () -> sniff(content, name), name);
        assertEquals("file", refused.errors().get(0).field());
        return refused.errors().get(0).message();
    }
}
