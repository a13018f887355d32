package network.vanguard.entry;

import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import network.vanguard.member.MemberRef;

/** An entry as it stood. {@code content} is the JSON of its fields. */
public record EntryRevision(int revision, Instant at, MemberRef author, String content) {

    /** What it said, as the input of its kind. A field that an earlier program knew is passed over. */
    public <T> T said(Class<T> type, ObjectMapper json) {
        try {
            return json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(content);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Version " + revision + " cannot be read", broken);
        }
    }

    /** The title of its page. */
    public String title() {
        return "Version " + revision;
    }
}
