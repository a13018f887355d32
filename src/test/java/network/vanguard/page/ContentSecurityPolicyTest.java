package network.vanguard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.text.ScriptVectors;

/**
 * The policy of our pages as the only defence: a page of ours, with its own headers, whose content was neither escaped nor cleaned. The
 * other two defences are tested each on its own in {@code ScriptsInMarkdownTest}.
 */
@QuarkusTest
class ContentSecurityPolicyTest {

    private static final String POLICY = "content-security-policy";

    @TestHTTPResource("/")
    String home;

    @Test
    void thePolicyAloneLetsNothingRun() {
        assertEquals(List.of(), thatRan(true));
    }

    @Test
    void withoutThePolicyManyOfThemRun() {
        List<String> ran = thatRan(false);
        assertTrue(ran.size() >= 20, "the vectors are worth something only if they run where nobody stops them: " + ran);
    }

    /** Opens a page for each vector, and clicks whatever can be clicked. */
    private List<String> thatRan(boolean policy) {
        BrowserContext browser = Browser.page(1280).context();
        List<Dialog> dialogs = new ArrayList<>();
        browser.onDialog(dialog -> {
            dialogs.add(dialog);
            dialog.dismiss();
        });
        List<String> ran = new ArrayList<>();
        String[] content = new String[1];
        browser.route("**/*", route -> answer(route, policy, content));
        for (String vector : ScriptVectors.all()) {
            content[0] = ScriptVectors.unprotected(vector);
            dialogs.clear();
            Page page = browser.newPage();
            page.navigate(home + "help");
            for (String tag : List.of("a", "button")) {
                clickAll(page, tag);
            }
            if (!dialogs.isEmpty()) {
                ran.add(vector);
            }
            page.close();
        }
        browser.close();
        return ran;
    }

    /** Links are clicked by script, which a policy does not hinder and which needs no place on the screen. */
    private static void clickAll(Page page, String tag) {
        try {
            page.evaluate("tag => document.querySelectorAll(tag).forEach(one => one.dispatchEvent(new MouseEvent('click',"
                    + " {bubbles: true, cancelable: true, view: window})))", tag);
            page.waitForTimeout(20);
        } catch (PlaywrightException gone) {
            // a click may have led away
        }
    }

    private static void answer(Route route, boolean policy, String[] content) {
        if (!route.request().isNavigationRequest() || route.request().frame().parentFrame() != null
                || !route.request().url().endsWith("/help")) {
            route.abort();
            return;
        }
        APIResponse page = route.fetch();
        Map<String, String> headers = new HashMap<>(page.headers());
        assertTrue(headers.containsKey(POLICY), "a page without a policy");
        headers.remove("content-length");
        if (!policy) {
            headers.remove(POLICY);
        }
        route.fulfill(new Route.FulfillOptions().setStatus(page.status()).setHeaders(headers)
                .setBody("<!DOCTYPE html><html lang=en><title>x</title><body>" + content[0]));
    }
}
