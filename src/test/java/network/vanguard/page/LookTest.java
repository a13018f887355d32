package network.vanguard.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The frame and every component in a real browser. */
@QuarkusTest
class LookTest {

    @TestHTTPResource("/demo")
    URL demo;

    @TestHTTPResource("/demo/reading")
    URL reading;

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void everyComponentIsAccessibleOnADeskAndOnAPhone(int width) {
        Page page = Browser.page(width);
        page.navigate(demo.toString());
        Browser.picture(page, "components-" + width);
        Accessibility.check(page);
        assertEquals(List.of(), Browser.troubles(page));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360, 320})
    void noPageScrollsSideways(int width) {
        Page page = Browser.page(width);
        page.navigate(demo.toString());
        assertEquals(Boolean.TRUE,
                page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    @Test
    void everyComponentIsValidHtml() {
        HtmlCheck.valid(given().get("/demo").asString());
    }

    @Test
    void aReadingPageIsSmall() {
        Page page = Browser.page(1280);
        AtomicInteger bytes = new AtomicInteger();
        page.onRequestFinished(request -> {
            if (List.of("script", "stylesheet").contains(request.resourceType())) {
                bytes.addAndGet(request.sizes().responseBodySize);
            }
        });
        page.navigate(reading.toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertTrue(bytes.get() > 20_000 && bytes.get() < 60_000, "CSS and scripts: " + bytes.get() + " bytes compressed");
    }

    @Test
    void aFormWithErrorsIsAccessibleAndTakesTheFocusToTheSummary() {
        Page page = Browser.page(1280);
        page.navigate(demo.toString());
        page.fill("#summary", "Kept as it was typed");
        page.click("button:has-text('Save')");
        Browser.picture(page, "components-errors");
        assertTrue(page.title().startsWith("Error: Every component – Practice notes – "), page.title());
        assertEquals(Boolean.TRUE, page.evaluate("document.activeElement.classList.contains('nhsuk-error-summary')"));
        assertEquals("Kept as it was typed", page.inputValue("#summary"));
        page.click(".nhsuk-error-summary a");
        assertEquals("title", page.evaluate("document.activeElement.id"));
        Accessibility.check(page);
        // 422 is what the browser's console calls an error of its own.
        assertEquals(List.of(), Browser.troubles(page).stream().filter(trouble -> !trouble.contains("422")).toList());
    }

    @Test
    void onPaperThereIsWhatCanBeReadAndNothingToPress() {
        Page page = Browser.page(1280);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.navigate(reading.toString());
        String after = "getComputedStyle(document.querySelector('%s'), '::after').content";
        assertEquals("none", page.evaluate(after.formatted("main a[href=\"/help\"]")), "a place of ours");
        assertTrue(page.evaluate(after.formatted("main a[href$=away]")).toString().startsWith("\" ("), "another site");
        assertEquals("none", page.evaluate(after.formatted("main a.vn-address")), "the address is its text");
        assertEquals("rgb(0, 0, 0) on rgba(0, 0, 0, 0)", page.evaluate("""
                (() => { const name = getComputedStyle(document.querySelector('.nhsuk-header__service-name'));
                         const header = getComputedStyle(document.querySelector('.nhsuk-header'));
                         return name.color + ' on ' + header.backgroundColor })()"""), "in black and white");
        page.navigate(demo.toString());
        Browser.picture(page, "components-print");
        assertEquals(0,
                ((Number) page.evaluate(
                        """
                [...document.querySelectorAll('form, button, input, .nhsuk-button, nav')].filter(one => one.offsetParent).length"""))
                        .intValue(),
                "something to press or to fill in");
        page.context().close();
    }

    @Test
    void whatWasDoneIsSaidOnceOnTheNextPage() {
        Page page = Browser.page(1280);
        page.navigate(demo.toString());
        page.fill("#title", "Chairs & <b>bands</b>");
        page.click("button:has-text('Save')");
        Browser.picture(page, "components-notice");
        assertEquals("“Chairs & <b>bands</b>” is saved.",
                page.textContent("[role=status] .nhsuk-notification-banner__content").strip());
        Accessibility.check(page);
        page.reload();
        assertFalse(page.isVisible(".nhsuk-notification-banner--success"));
    }

    @Test
    void aFormCanBeSentWithoutScripts() {
        Page page = Browser.page(360, false);
        page.navigate(demo.toString());
        page.fill("#title", "Without scripts");
        page.click("button:has-text('Save')");
        assertTrue(page.textContent("main").contains("“Without scripts” is saved."));
        Browser.picture(page, "components-without-scripts-360");
    }

    @Test
    void anEarlierFormStillWorksAfterReadingInASecondTab() {
        Page page = Browser.page(1280);
        page.navigate(demo.toString());
        Page second = page.context().newPage();
        second.navigate(demo.toString());
        page.fill("#title", "From the first tab");
        page.click("button:has-text('Save')");
        assertTrue(page.textContent("main").contains("“From the first tab” is saved."));
    }

    @Test
    void aFormThatWasOpenTooLongComesBackWithItsTextAndCanBeSentAgain() {
        Page page = Browser.page(1280);
        page.navigate(demo.toString());
        page.fill("#title", "A title \"with\" quotes");
        page.fill("#summary", "Two\n\nparagraphs & <tags>");
        page.context().clearCookies();
        page.click("button:has-text('Save')");
        Browser.picture(page, "open-too-long");
        assertEquals("Your page was open too long – check and send again", page.textContent("h1"));
        assertTrue(page.innerText("main").contains("Two\n\nparagraphs & <tags>"), page.innerText("main"));
        Accessibility.check(page);
        page.click("button:has-text('Send again')");
        assertTrue(page.textContent("main").contains("“A title \"with\" quotes” is saved."));
    }
}
