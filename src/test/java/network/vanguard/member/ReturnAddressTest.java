package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TH8, the rule by itself; with the running program it is {@link ElsewhereTest}. */
class ReturnAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/case-studies/millom-health-action-group", "/search?q=walking%20football&kind=case-study",
            "/notes/new?about=17"})
    void aSignInLeadsBackToThePageThatWasAskedFor(String page) {
        assertEquals(page, ReturnAddress.orFrontPage(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example",
            "\\\\elsewhere.example",
            "/%0d%0aLocation:https://elsewhere.example\r\n", "javascript:alert(1)", "/a//elsewhere.example",
            "/\t/elsewhere.example",
            "http:/elsewhere.example", " /notes", "", "/sign-out", "/sign-in?return=/sign-in", "/é"})
    void aSignInLeadsNowhereElse(String address) {
        assertEquals("/", ReturnAddress.orFrontPage(address));
    }
}
