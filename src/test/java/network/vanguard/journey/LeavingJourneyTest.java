package network.vanguard.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.local.KeycloakAdmin;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;

/** Somebody leaves: takes their data along, is forgotten, and is somebody new when they come back. At a desk and on a phone. */
@QuarkusTest
class LeavingJourneyTest {

    @TestHTTPResource("/")
    String home;

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void somebodyTakesTheirDataAlongAndIsForgotten(int width) throws IOException {
        KeycloakAdmin.onlyOurs();
        String account = Cast.unique("journey-leaver");
        KeycloakAdmin.call("POST", "/users", """
                {"username": "%1$s", "enabled": true, "firstName": "Quill", "lastName": "Leaver", "email": "%1$s@leaver.example",
                 "emailVerified": true, "credentials": [{"type": "password", "value": "%1$s", "temporary": false}]}"""
                .formatted(account));
        Page page = Browser.page(width);
        signIn(page, account);
        page.navigate(home + "me");
        Browser.picture(page, "leaving-me-" + width);
        Download file = page.waitForDownload(() -> link(page, "Take your data with you"));
        assertEquals("my-data.json", file.suggestedFilename());
        assertTrue(Files.readString(file.path()).contains("\"handle\": \"" + account + "\""), "their own");

        link(page, "Be forgotten");
        Accessibility.check(page);
        Browser.picture(page, "leaving-" + width);
        assertTrue((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
                "nothing moves sideways");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Forget for good")).click();
        assertTrue(page.title().startsWith("Error"), page.title());
        page.getByLabel("Type the word forget").fill("forget");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Forget for good")).click();
        page.waitForURL("**/signed-out");
        assertEquals(0, Cast.count("SELECT count(*) FROM member WHERE handle = '" + account + "'"));
        assertEquals(List.of(), Browser.troubles(page).stream().filter(one -> !one.contains("422")).toList());

        signIn(page, account);
        page.navigate(home + "me");
        assertTrue(page.content().contains("Nothing yet"), "somebody new");
        assertEquals(1, Cast.count("SELECT count(*) FROM member WHERE handle = '" + account + "'"));
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    }

    /** With the password: the sign-in service has forgotten the session too. */
    private void signIn(Page page, String account) {
        page.navigate(home + "sign-in");
        page.locator("#username").fill(account);
        page.locator("#password").fill(account);
        page.locator("#kc-login").click();
        page.waitForURL(address -> address.startsWith(home));
    }
}
