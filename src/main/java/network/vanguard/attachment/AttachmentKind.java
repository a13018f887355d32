package network.vanguard.attachment;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be put on an entry beside its text. */
public enum AttachmentKind {
    /** Drawn anew here, and shown on the page. */
    PICTURE("picture", "picture"),
    /** Kept as it was sent, to be downloaded. */
    FILE("file", "file"),
    /** Stands elsewhere; here are its address and what is said in it. */
    VIDEO("video", "link to a video");

    private final String code;
    private final String words;

    AttachmentKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What people call one of them, as after "a". */
    public String words() {
        return words;
    }

    /** The same in one word. */
    public String shortly() {
        return this == VIDEO ? "video" : words;
    }

    static AttachmentKind of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst().orElseThrow();
    }
}
