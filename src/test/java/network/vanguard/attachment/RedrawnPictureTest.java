package network.vanguard.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import network.vanguard.problem.Invalid;

/** A picture is kept as its pixels and nothing else; one that lies is refused in a sentence. */
class RedrawnPictureTest {

    private static final String SECRET = "52.9548 N, taken by somebody";

    @Test
    void whatStandsBesideThePixelsOfAPngIsGone() throws IOException {
        byte[] png = Samples.withChunk(Samples.picture("png", 40, 20), "tEXt", Samples.bytes("Author\0" + SECRET));
        png = Samples.joined(png, Samples.bytes("<script>alert(1)</script>"));
        assertTrue(Samples.contains(png, SECRET));
        RedrawnPicture picture = redraw(png, FileType.PNG);
        assertEquals(FileType.PNG, picture.type());
        assertFalse(Samples.contains(picture.whole().bytes(), SECRET));
        assertFalse(Samples.contains(picture.whole().bytes(), "<script>"));
        assertFalse(Samples.contains(picture.whole().bytes(), "tEXt"));
        assertNull(picture.small(), "it is small already");
        assertEquals(Color.RED.getRGB(), Samples.read(picture.whole().bytes()).getRGB(0, 0));
        assertEquals(Color.BLUE.getRGB(), Samples.read(picture.whole().bytes()).getRGB(39, 19));
    }

    @Test
    void aPhotographStandsUprightAndNoLongerSaysWhereItWasTaken() throws IOException {
        byte[] jpeg = Samples.withExif(Samples.picture("jpg", 80, 40), 6, SECRET);
        assertTrue(Samples.contains(jpeg, SECRET));
        RedrawnPicture.Drawn drawn = redraw(jpeg, FileType.JPEG).whole();
        assertEquals("40 by 80", drawn.width() + " by " + drawn.height());
        BufferedImage image = Samples.read(drawn.bytes());
        assertLike(Color.RED, image.getRGB(20, 5));
        assertLike(Color.BLUE, image.getRGB(20, 75));
        assertFalse(Samples.contains(drawn.bytes(), SECRET));
        assertFalse(Samples.contains(drawn.bytes(), "Exif"));
    }

    /** Where the top left corner of four goes: A B above C D. */
    @ParameterizedTest
    @CsvSource({"1,ABCD", "2,BADC", "3,DCBA", "4,CDAB", "5,ACBD", "6,CADB", "7,DBCA", "8,BDAC"})
    void everyWayToHoldACameraIsTurnedBack(int orientation, String upright) {
        Pixels four = new Pixels(2, 2, new int[]{'A', 'B', 'C', 'D'}).upright(orientation);
        assertEquals(upright, new String(four.argb(), 0, 4));
    }

    @Test
    void aLargePictureIsKeptAsLargeAsAPageNeedsAndOnceMoreForPhones() throws IOException {
        RedrawnPicture picture = redraw(Samples.picture("jpg", 5_000, 3_000), FileType.JPEG);
        assertEquals("2000 by 1200", picture.whole().width() + " by " + picture.whole().height());
        assertEquals("640 by 384", picture.small().width() + " by " + picture.small().height());
        BufferedImage small = Samples.read(picture.small().bytes());
        assertEquals(640, small.getWidth());
        assertLike(Color.RED, small.getRGB(100, 100));
        assertLike(Color.BLUE, small.getRGB(500, 300));
    }

    @Test
    void whatShinesThroughStaysSo() throws IOException {
        BufferedImage clear = new BufferedImage(1_000, 500, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0xFF00FF00);
        RedrawnPicture picture = redraw(Samples.written(clear, "png"), FileType.PNG);
        assertEquals(0xFF00FF00, Samples.read(picture.whole().bytes()).getRGB(0, 0));
        assertEquals(0, Samples.read(picture.whole().bytes()).getRGB(999, 499) >>> 24);
        assertEquals(0, Samples.read(picture.small().bytes()).getRGB(639, 319) >>> 24);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED})
    void greyAndFewColoursStayWhatTheyAre(int type) throws IOException {
        BufferedImage image = new BufferedImage(60, 30, type);
        for (int x = 0; x < 30; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, Color.WHITE.getRGB());
            }
        }
        BufferedImage drawn = Samples.read(redraw(Samples.written(image, "png"), FileType.PNG).whole().bytes());
        assertLike(Color.WHITE, drawn.getRGB(10, 10));
        assertLike(Color.BLACK, drawn.getRGB(50, 10));
    }

    @Test
    void ofAGifTheFirstPictureIsKept() throws IOException {
        RedrawnPicture picture = redraw(Samples.picture("gif", 50, 50), FileType.GIF);
        assertEquals(FileType.PNG, picture.type());
        assertEquals(Color.RED.getRGB(), Samples.read(picture.whole().bytes()).getRGB(2, 2));
    }

    /** A few bytes that would fill forty gigabytes of memory: refused by the header. */
    @Test
    void aBombOfPixelsIsRefusedBeforeAPixelIsRead() {
        byte[] header = ByteBuffer.allocate(13).putInt(100_000).putInt(100_000).put(new byte[]{8, 6, 0, 0, 0}).array();
        byte[] bomb = Samples.joined(Samples.cut(Samples.picture("png", 1, 1), 0, 8), Samples.chunk("IHDR", header),
                Samples.chunk("IDAT", new byte[]{0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}), Samples.chunk("IEND", new byte[0]));
        assertTrue(refused(bomb, FileType.PNG).contains("100000 by 100000 pixels"));
    }

    @Test
    void aPictureThatIsCutOffIsRefused() {
        for (FileType type : new FileType[]{FileType.JPEG, FileType.PNG, FileType.GIF}) {
            byte[] whole = noisy(type.extension());
            for (int part = 1; part < 10; part++) {
                String said = refused(Samples.cut(whole, 0, whole.length * part / 10), type);
                assertTrue(said.contains("damaged or cut off"), type + " " + part + ": " + said);
            }
        }
    }

    @Test
    void aPartOfAPngThatIsLongerThanTheFileIsRefused() {
        byte[] png = Samples.withChunk(Samples.picture("png", 10, 10), "PLTE", new byte[3]);
        ByteBuffer.wrap(png).putInt(8 + 25, 0x7FFFFFF0);
        assertTrue(refused(png, FileType.PNG).contains("damaged or cut off"));
    }

    @Test
    void whatOnlyBeginsLikeAPictureIsRefused() {
        for (FileType type : new FileType[]{FileType.JPEG, FileType.PNG, FileType.GIF}) {
            byte[] start = Samples.cut(Samples.picture(type.extension(), 10, 10), 0, 12);
            assertTrue(refused(Samples.joined(start, Samples.bytes("<html><script>alert(1)</script>")), type)
                    .contains("not what it says"), type.name());
        }
    }

    private static byte[] noisy(String format) {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        for (int n = 0; n < 10_000; n++) {
            image.setRGB(n % 100, n / 100, n * 7919);
        }
        return Samples.written(image, format);
    }

    private static RedrawnPicture redraw(byte[] picture, FileType type) throws IOException {
        return RedrawnPicture.of(Samples.file(picture), type);
    }

    private static String refused(byte[] picture, FileType type) {
        Invalid refused = assertThrows(Invalid.class, () -> redraw(picture, type), type.name());
        assertEquals("file", refused.errors().get(0).field());
        return refused.errors().get(0).message();
    }

    /** JPEG is never quite what it was. */
    private static void assertLike(Color expected, int found) {
        Color colour = new Color(found);
        assertTrue(Math.abs(colour.getRed() - expected.getRed()) < 40 && Math.abs(colour.getGreen() - expected.getGreen()) < 40
                && Math.abs(colour.getBlue() - expected.getBlue()) < 40, () -> colour + " instead of " + expected);
    }
}
