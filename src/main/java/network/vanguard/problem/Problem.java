package network.vanguard.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.Response.Status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One failure as it is told: the body of an API answer (RFC 9457) and what an error page shows.
 *
 * @param type identifier of the kind, see {@link Kind#type()}
 * @param title heading for people, the same for every problem of the kind
 * @param status HTTP status
 * @param detail what happened here and what to do about it; safe to show, never from an exception that is not ours
 * @param errors what is wrong, field by field; empty when no field is to blame
 * @param requestId what to quote when asking for help; null where there is none
 * @param headers headers that go with the answer, such as {@code Retry-After}; not part of the JSON
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "errors", "requestId"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors, String requestId,
        @JsonIgnore Map<String, String> headers) {

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    /** A problem of a kind with a status of its own. */
    public static Problem of(Kind kind, String detail) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, List.of(), null, Map.of());
    }

    /**
     * What a failure means, for work that goes on after it, such as the next line of a file. The status tells whose fault it is: below
     * 500 the sender's, 503 one that passes, 500 ours; the last says no more than that.
     */
    public static Problem of(Throwable failure) {
        return Diagnosis.of(failure).problem();
    }

    /** A problem of any HTTP status; one without a {@link Kind} says no more than the status does. */
    static Problem of(int status, String detail) {
        Kind kind = Kind.of(status);
        if (kind != Kind.OTHER) {
            return of(kind, detail);
        }
        Status standard = Status.fromStatusCode(status);
        return new Problem("about:blank", standard == null ? "Status " + status : standard.getReasonPhrase(), status, detail,
                List.of(), null, Map.of());
    }

    Problem withErrors(List<FieldError> found) {
        return new Problem(type, title, status, detail, found, requestId, headers);
    }

    Problem withRequestId(String id) {
        return new Problem(type, title, status, detail, errors, id, headers);
    }

    Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, title, status, detail, errors, requestId, more);
    }
}
