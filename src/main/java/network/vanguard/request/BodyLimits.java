package network.vanguard.request;

import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.TooLarge;

/**
 * How large a body may be, by where it is sent. A length that is told is refused at once, before the body is read; a body
 * of unknown length is read up to the limit and no further.
 */
class BodyLimits {

    private static final long KB = 1 << 10;
    private static final long MB = 1 << 20;
    private static final long PATIENCE_MILLIS = 5_000;

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 100)
    void limit(ContainerRequestContext request, RoutingContext context) {
        HttpServerRequest raw = context.request();
        Limit limit = Limit.of(context.normalizedPath());
        String length = raw.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            if (hasBodyOfUnknownLength(raw)) {
                InputStream body = request.getEntityStream();
                request.setEntityStream(new Limited(body, limit));
                context.addEndHandler(answered -> finish(context, body));
            }
        } else if (Long.parseLong(length) > limit.bytes) {
            context.addEndHandler(answered -> finish(context, null));
            throw new TooLarge(limit.what, limit.told);
        }
    }

    /** Not {@code isEnded()}: that is false for a plain GET too, as long as its last byte has not been looked at. */
    private static boolean hasBodyOfUnknownLength(HttpServerRequest raw) {
        if (raw.version() != HttpVersion.HTTP_2) {
            return raw.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        }
        boolean plain = raw.method() == HttpMethod.GET || raw.method() == HttpMethod.HEAD;
        return !plain || raw.getHeader(HttpHeaders.CONTENT_TYPE) != null;
    }

    /**
     * Takes what is left of a body and throws it away, for a while: whoever is still sending reads no answer before the
     * end. Only after the answer, and not on its thread: a body without a length may never end.
     */
    private static void finish(RoutingContext context, InputStream body) {
        HttpServerRequest raw = context.request();
        if (raw.isEnded() && body == null) {
            return;
        }
        Vertx vertx = context.vertx();
        long patience = vertx.setTimer(PATIENCE_MILLIS, late -> {
            if (raw.version() == HttpVersion.HTTP_2) {
                raw.response().reset();
            } else {
                raw.connection().close();
            }
        });
        if (body == null) {
            raw.handler(thrownAway -> {});
            raw.endHandler(complete -> vertx.cancelTimer(patience));
            raw.resume();
        } else {
            vertx.executeBlocking(() -> {
                body.close(); // reads to the end, and lets go of its buffer
                return null;
            }, false).onComplete(complete -> vertx.cancelTimer(patience));
        }
    }

    private enum Limit {
        IMPORT("An import", 1_024 * MB),
        IMPORT_PAGE("A file sent from this page", 100 * MB),
        VOCABULARY("A file of topics", 10 * MB),
        /** With the fields around it, and more: whoever sends a file that is a little too large gets the form back with what they typed. */
        FILE("A file", 20 * MB, 32 * MB),
        BODY("The body of a request", 512 * KB),
        FORM("A form", 512 * KB);

        private final String what;
        /** What people are told. */
        private final long told;
        private final long bytes;

        Limit(String what, long bytes) {
            this(what, bytes, bytes);
        }

        Limit(String what, long told, long bytes) {
            this.what = what;
            this.told = told;
            this.bytes = bytes;
        }

        static Limit of(String path) {
            if (path.startsWith("/api/v1/imports")) {
                return IMPORT;
            }
            if (path.equals("/imports")) {
                return IMPORT_PAGE;
            }
            if (path.equals("/api/v1/vocabulary") || path.equals("/curation/vocabulary")) {
                return VOCABULARY;
            }
            if (path.matches("(/api/v1)?/entries/\\d+/files")) {
                return FILE;
            }
            return path.startsWith("/api/") ? BODY : FORM;
        }
    }

    private static final class Limited extends InputStream {

        private final InputStream body;
        private final Limit limit;
        private long read;

        Limited(InputStream body, Limit limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = body.read(into, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public void close() {
            // closing reads to the end: see finish()
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit.bytes) {
                throw new TooLarge(limit.what, limit.told);
            }
        }
    }
}
