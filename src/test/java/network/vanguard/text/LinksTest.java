package network.vanguard.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a text leads to, however the address is written. */
class LinksTest {

    @ParameterizedTest
    @ValueSource(strings = {"See https://a.example/b", "[here](http://a.example)", "<https://A.Example:8443/x>",
            "[here](//a.example/x)",
            "[here](/\\a.example/x)", "![a picture](https://a.example/x.png)", "[here](https:a.example)",
            "[one][1]\n\n[1]: https://a.example",
            "[here](https://our.example@a.example/)", "# [**here**](HTTPS://a.example#our.example)",
            "[![x](/y)](https://a.example?https://our.example)"})
    void theHostIsFound(String text) {
        assertEquals(Set.of("a.example"), Links.hosts(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a note](/notes/a)", "[below](#results)", "mail post@a.example", "[a](notes/b)",
            "the group a.example",
            "`https://a.example`", "[x](?q=https://a.example)", ""})
    void whatStaysHereOrIsNoLinkLeadsNowhere(String text) {
        assertEquals(Set.of(), Links.hosts(text));
    }

    @Test
    void aTextThatIsShownAsTypedHasNoLinks() {
        assertEquals(Set.of(), Links.hosts("https://a.example ".repeat(20_000)));
        assertEquals(Set.of(), Links.hosts(null));
    }
}
