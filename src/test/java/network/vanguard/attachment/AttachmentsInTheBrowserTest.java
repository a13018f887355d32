package network.vanguard.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** An author puts pictures, a file and a video on a case study: at a desk and on a phone. */
@QuarkusTest
class AttachmentsInTheBrowserTest {

    @TestHTTPResource("/")
    String home;

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void anAuthorAddsPicturesAFileAndAVideoAndTakesOneAway(int width) {
        Cast.enters();
        Thing entry = Cast.make("case-study:network");
        Page page = Browser.page(width);
        page.navigate(home + "sign-in");
        page.locator("#username").fill(Person.AUTHOR.account());
        page.locator("#password").fill(Person.AUTHOR.account());
        page.locator("#kc-login").click();
        page.navigate(home + "case-studies/" + entry.slug());
        link(page, "Add pictures, files or a video").click();
        check(page, "files-empty", width);

        button(page, "Add it").click();
        assertTrue(page.title().startsWith("Error: "), page.title());
        page.locator("#file").setInputFiles(new FilePayload("Canal.JPG", "image/jpeg", photograph(1_600, 1_100)));
        page.getByLabel("Caption (optional)").fill("The Tuesday walk, in its second winter");
        button(page, "Add it").click();
        assertEquals("The Tuesday walk, in its second winter", page.getByLabel("Caption (optional)").inputValue());
        check(page, "files-errors", width);
        link(page, "Say whether somebody can be recognised in the picture.").click();
        assertEquals("people", page.evaluate("document.activeElement.id"));

        add(page, new FilePayload("Canal.JPG", "image/jpeg", photograph(1_600, 1_100)),
                "Eight people in coats walk along the canal");
        add(page, new FilePayload("Poster.png", "image/png", photograph(900, 1_400)), "A poster with the times of the walk");
        page.locator("#file").setInputFiles(new FilePayload("Plan of the walks.pdf", "application/pdf",
                Samples.bytes("%PDF-1.7\n" + "x".repeat(1_300_000))));
        button(page, "Add it").click();
        page.locator("summary", new Page.LocatorOptions().setHasText("Add a video")).click();
        button(page, "Add the video").click();
        assertTrue(page.getByLabel("Web address").isVisible(), "what is wrong can be seen");
        page.getByLabel("Web address").fill("https://films.example/walk");
        page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill("Why we walk");
        page.getByLabel("Transcript (optional)").fill("We walk because nobody asks us to talk.\nAnd then we talk.");
        button(page, "Add the video").click();
        check(page, "files", width);
        page.locator("#maincontent li[id^=file-]").first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move down")).click();
        assertEquals("A poster with the times of the walk",
                page.locator("#maincontent li[id^=file-] img").first().getAttribute("alt"));

        page.navigate(home + "case-studies/" + entry.slug());
        for (Locator picture : page.locator(".vn-pictures img").all()) {
            picture.scrollIntoViewIfNeeded();
            assertTrue((boolean) picture.evaluate("img => img.decode().then(() => img.naturalWidth > 0)"), "it is there");
        }
        assertTrue(page.locator("#files-heading + ul").innerText().contains("(PDF, 1.2 MB)"));
        page.locator("summary", new Page.LocatorOptions().setHasText("Transcript of Why we walk")).click();
        assertTrue(page.getByText("nobody asks us to talk").isVisible());
        check(page, "files-case-study", width);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Browser.picture(page, "files-print-" + width);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        link(page, "Add or change pictures, files and videos").click();
        Locator first = page.locator("#maincontent li[id^=file-]").first();
        first.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Change")).click();
        check(page, "files-change", width);
        page.getByLabel("Caption (optional)").fill("It hung in the library");
        button(page, "Save").click();
        page.locator("#maincontent li[id^=file-]").first()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Remove")).click();
        check(page, "files-remove", width);
        button(page, "Remove it").click();
        assertEquals(1, page.locator("#maincontent li[id^=file-] img").count());
        page.navigate(home + "case-studies/" + entry.slug() + "/history");
        check(page, "files-history", width);
        page.context().close();
    }

    private static void add(Page page, FilePayload file, String alt) {
        page.locator("#file").setInputFiles(file);
        page.getByLabel("What it shows").fill(alt);
        page.locator("label", new Page.LocatorOptions().setHasText("Somebody can, and they agreed to be shown here")).click();
        button(page, "Add it").click();
        assertTrue(page.locator("#maincontent").innerText().contains("Described as: " + alt),
                page.locator("#maincontent").innerText());
    }

    private static byte[] photograph(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, new Color(0x9ec9e8), width, height, new Color(0x3a6b35)));
        brush.fillRect(0, 0, width, height);
        brush.setColor(new Color(0xf2e3c6));
        brush.fillOval(width / 3, height / 3, width / 3, height / 3);
        brush.dispose();
        return Samples.written(image, "jpg");
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What holds on every page: accessible, valid HTML, nothing refused by the browser, no sideways scrolling. */
    private static void check(Page page, String name, int width) {
        Browser.picture(page, name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        if (!name.endsWith("-errors")) {
            HtmlCheck.valid(page.context().request().get(page.url()).text());
        }
        List<String> troubles = Browser.troubles(page).stream().filter(trouble -> !trouble.contains("422")).toList();
        assertEquals(List.of(), troubles, name);
    }
}
