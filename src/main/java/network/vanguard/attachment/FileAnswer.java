package network.vanguard.attachment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/**
 * How bytes that somebody sent are handed out: whatever they are, no browser runs them as a part of this site. Only pictures that were
 * drawn here show in a page; anything else is saved.
 */
@ApplicationScoped
class FileAnswer {

    private final AttachmentFinder attachments;
    private final CurrentVertxRequest current;

    FileAnswer(AttachmentFinder attachments, CurrentVertxRequest current) {
        this.attachments = attachments;
        this.current = current;
    }

    /**
     * The answer, or 304 when the reader has these bytes.
     *
     * @param has the header If-None-Match, or null
     */
    Response of(FileContent content, String has) {
        String tag = "\"" + content.sha256() + "\"";
        boolean known = has != null && (has.strip().equals("*") || has.contains(tag));
        Response.ResponseBuilder answer = known
                ? Response.notModified()
                : Response.ok((StreamingOutput) out -> attachments.write(content, out), content.file().type().mediaType())
                        .header(HttpHeaders.CONTENT_LENGTH, content.size())
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(content.file()));
        // in place of the policy of pages; that nobody may guess the type, or fetch it from elsewhere, every answer says
        current.getCurrent().response().putHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        // asked for again each time: who may read it can change from one moment to the next
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache").build();
    }

    /** RFC 6266: the name in plain letters for all, and as it is for those who can read it. */
    private static String disposition(Attachment file) {
        return (file.picture() ? "inline" : "attachment") + "; filename=\"" + file.fileName() + "\"; filename*=UTF-8''"
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
