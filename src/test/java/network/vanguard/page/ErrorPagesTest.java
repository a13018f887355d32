package network.vanguard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ErrorPagesTest {

    @Inject
    ErrorPages pages;

    @ParameterizedTest
    @CsvSource({"401,Sign in to continue", "499,Sign in to continue", "403,You cannot open this page", "404,Page not found",
            "410,Page not found", "400,That did not work", "422,That did not work", "500,There is a problem with the platform",
            "503,The platform is not available right now"})
    void aFailureIsToldInPlainEnglish(int status, String heading) {
        String page = pages.render(status, null, null, "request-0001");
        assertEquals(heading, heading(page));
        assertTrue(page.contains("<title>" + heading + " – Vanguard Learning Network</title>"), page);
        assertTrue(page.contains("request-0001"));
        assertFalse(page.substring(page.indexOf("<main")).contains(Integer.toString(status)), "shows a code");
        HtmlCheck.valid(page);
    }

    @Test
    void whatIsKnownAboutAFailureIsShown() {
        String page = pages.render(403, "This draft belongs to Wellbeing Erewash", "Ask its lead to add you.", "");
        assertEquals("This draft belongs to Wellbeing Erewash", heading(page));
        assertTrue(page.contains("<p>Ask its lead to add you.</p>"));
        assertFalse(page.contains("quote this reference"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 422, 500, 503})
    void nothingInAFailureIsTakenForHtml(int status) {
        String page = pages.render(status, "<script>a</script>", "{inject:layout.formToken}<img src=x>", "<b>");
        assertEquals("&lt;script&gt;a&lt;/script&gt;", heading(page));
        assertTrue(page.contains("{inject:layout.formToken}&lt;img src=x&gt;"), page);
        HtmlCheck.valid(page);
    }

    private static String heading(String page) {
        Matcher heading = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL).matcher(page);
        assertTrue(heading.find());
        return heading.group(1).strip();
    }
}
