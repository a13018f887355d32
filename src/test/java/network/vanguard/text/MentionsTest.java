package network.vanguard.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** People who are named in a text. */
class MentionsTest {

    @Test
    void whoIsNamedIsFoundWhereverAWordCanStand() {
        assertEquals(List.of("north-lead", "south2"),
                List.copyOf(Mentions.in("@north-lead, have you seen this? (@south2) And @north-lead again.")));
    }

    @Test
    void addressesLinksAndCodeNameNobody() {
        assertEquals(List.of(), List.copyOf(Mentions.in(
                "post@example.org, [@hidden](https://a.example/@hidden), https://b.example/@alsohidden, `@code`, a@b @Ünknown")));
    }

    @Test
    void aTextNamesTenPeopleAtMost() {
        assertEquals(Mentions.MOST, Mentions.in("@a1 @a2 @a3 @a4 @a5 @a6 @a7 @a8 @a9 @b1 @b2 @b3").size());
    }

    @Test
    void onlyWhoIsKnownBecomesALink() {
        String html = Markdown
                .render("Ask @north-lead & @nobody-here, not `@north-lead`.", Map.of("north-lead", "/members/north-lead"))
                .html();
        assertTrue(
                html.contains("href=\"/members/north-lead\"") && html.contains(">&#64;north-lead</a> &amp; &#64;nobody-here"),
                html);
        assertEquals(1, html.split("<a ", -1).length - 1, html);
        assertFalse(html.contains("<code><a"), html);
    }
}
