package network.vanguard.page;

import java.util.UUID;
import java.util.regex.Pattern;

import io.vertx.ext.web.RoutingContext;

/** The name of one request: in the answer's header, in each log line, and on error pages, so that a person can quote it. */
public final class RequestId {

    static final String HEADER = "X-Request-Id";
    /** What the log format calls it: {@code %X{requestId}}. */
    static final String IN_LOG = "requestId";

    private static final String KEY = RequestId.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private RequestId() {}

    /** The id of this request; empty for a request that did not pass our filters. */
    public static String of(RoutingContext request) {
        String id = request == null ? null : request.get(KEY);
        return id == null ? "" : id;
    }

    /** Takes the caller's id when it is harmless in a log, else makes one. */
    static String assign(RoutingContext request) {
        String sent = request.request().getHeader(HEADER);
        String id = sent != null && WELL_FORMED.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
        request.put(KEY, id);
        return id;
    }
}
