package network.vanguard.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Two lines are the same when they say the same. */
class CanonicalTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theOrderOfFieldsAndFieldsThatSayNothingMakeNoDifference() throws IOException {
        assertEquals(digest("{\"title\":\"A\",\"story\":{\"exists\":true}}"), digest(
                "{\"story\":{\"pointer\":null,\"exists\":true},\"tags\":[],\"summary\":\"\",\"checking\":{},\"title\":\"A\"}"));
        assertEquals(digest("{\"title\":\"A\"}"), digest("{\"title\":\"A\",\"story\":{\"exists\":false}}"));
    }

    @Test
    void anotherTextOrAnotherOrderOfValuesIsAnotherLine() throws IOException {
        assertNotEquals(digest("{\"title\":\"A\"}"), digest("{\"title\":\"B\"}"));
        assertNotEquals(digest("{\"tags\":[\"a\",\"b\"]}"), digest("{\"tags\":[\"b\",\"a\"]}"));
        assertNotEquals(digest("{\"title\":\"A\"}"), digest("{\"summary\":\"A\"}"));
    }

    private static String digest(String object) throws IOException {
        return Canonical.digest((ObjectNode) JSON.readTree(object));
    }
}
