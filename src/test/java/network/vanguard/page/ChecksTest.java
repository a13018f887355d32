package network.vanguard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

/** The checks that other tests rely on do notice what they are there for. */
class ChecksTest {

    private static final String GOOD = """
            <!DOCTYPE html><html lang="en"><head><title>A page</title></head>
            <body><main><h1>A page</h1><p>Text</p></main></body></html>""";

    @Test
    void aPageWithoutAltTextIsNotAccessible() {
        Page page = Browser.page(360);
        page.setContent(GOOD);
        Accessibility.check(page);
        page.setContent(GOOD.replace("Text", "<img src=\"data:,\">"));
        AssertionError error = assertThrows(AssertionError.class, () -> Accessibility.check(page));
        assertTrue(error.getMessage().contains("image-alt"), error.getMessage());
    }

    @Test
    void htmlThatIsNotValidIsNoticed() {
        HtmlCheck.valid(GOOD);
        AssertionError error = assertThrows(AssertionError.class,
                () -> HtmlCheck.valid(GOOD.replace("Text", "<h2><div>a</div></h2>")));
        assertTrue(error.getMessage().contains("div"), error.getMessage());
    }

    @Test
    void aPageThatAsksAnotherHostIsNoticed() {
        Page page = Browser.page(360);
        page.setContent(GOOD.replace("Text", "<img alt=\"\" src=\"http://somewhere.invalid/a.png\">"));
        page.waitForTimeout(200);
        assertTrue(Browser.troubles(page).stream().anyMatch(trouble -> trouble.contains("somewhere.invalid")));
        assertEquals(0, Browser.troubles(Browser.page(360)).size());
    }
}
