package network.vanguard.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.core.UriBuilder;

import network.vanguard.page.Choice;
import network.vanguard.paging.Slice;

/** A page of the log, as people read it. */
public record AuditPage(Slice<AuditEvent> page, AuditFilter filter, AuditState state) {

    /** What the list can be narrowed to. */
    public List<Choice> verbs() {
        return Stream.concat(Stream.of(new Choice("", "Everything")),
                Arrays.stream(AuditVerb.values()).map(verb -> new Choice(verb.code(), verb.label()))).toList();
    }

    /** The code of the verb that it is narrowed to; empty for all. */
    public String verb() {
        return filter.verb() == null ? "" : filter.verb().code();
    }

    /** The handle that it is narrowed to; empty for all. */
    public String person() {
        return filter.actor() == null ? "" : filter.actor();
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null
                ? null
                : UriBuilder.fromPath("/moderation/log").queryParam("verb", verb()).queryParam("person", person())
                        .queryParam("about", filter.about()).queryParam("after", page.next()).build().toString();
    }
}
