package network.vanguard.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

/** A script gets a token with a name and a password, and the token says what its owner may do. */
@QuarkusTest
class LocalAccountsTest {

    @Test
    void everyLocalAccountGetsATokenThatNamesItsGroupsAndRoles() throws IOException {
        assertToken("practitioner", List.of(), List.of());
        assertToken("erewash", List.of("/sites/wellbeing-erewash"), List.of());
        assertToken("morecambe", List.of("/sites/better-care-together-morecambe-bay"), List.of());
        assertToken("stockport", List.of("/sites/stockport-together"), List.of());
        assertToken("lead", List.of("/sites/wellbeing-erewash/leads"), List.of());
        assertToken("curator", List.of(), List.of("curator"));
        assertToken("moderator", List.of(), List.of("moderator"));
        assertToken("administrator", List.of(), List.of("administrator"));
    }

    private static void assertToken(String account, List<String> groups, List<String> roles) throws IOException {
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(Tokens.of(account).split("\\.")[1]));
        assertEquals(account, claims.get("preferred_username").asText());
        assertTrue(texts(claims.path("aud")).contains("vanguard-api"),
                () -> "audience of " + account + ": " + claims.get("aud"));
        assertEquals(groups, texts(claims.path("groups")), account);
        List<String> platformRoles = texts(claims.at("/realm_access/roles"));
        platformRoles.retainAll(List.of("curator", "moderator", "administrator"));
        assertEquals(roles, platformRoles, account);
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isTextual()) {
            texts.add(value.asText());
        }
        value.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
