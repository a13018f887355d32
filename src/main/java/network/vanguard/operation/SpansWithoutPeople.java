package network.vanguard.operation;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Takes out of traces what tells who asked for what: the words of a search, names in paths, addresses, browsers. The pattern of the path stays,
 * by the names of OpenTelemetry's semantic conventions {@code http.route}.
 */
@ApplicationScoped
class SpansWithoutPeople implements SpanProcessor {

    private static final List<AttributeKey<String>> PERSONAL = List
            .of("url.query", "url.path", "url.full", "http.target", "client.address",
                    "http.client_ip", "network.peer.address", "user_agent.original")
            .stream().map(AttributeKey::stringKey).toList();

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        PERSONAL.stream().filter(key -> span.getAttribute(key) != null).forEach(key -> span.setAttribute(key, ""));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // nothing can be changed any more
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
