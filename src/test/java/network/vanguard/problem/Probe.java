package network.vanguard.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import jakarta.enterprise.event.Observes;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.arc.Arc;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.Router;

import network.vanguard.paging.Cursor;
import network.vanguard.paging.Limit;
import network.vanguard.paging.Slice;

import javax.transaction.xa.XAException;

/** Endpoints that fail in every way, once as API and once as pages. */
@IfBuildProperty(name = "probe", stringValue = "on")
public class Probe {

    enum Colour {
        RED,
        GREEN
    }

    record Result(@NotNull @Size(max = 5) String figure) {}

    record Sent(@NotBlank(message = "Enter a title") @Size(max = 10) String title, List<@Valid Result> results, Integer count,
            Boolean open, LocalDate day, Instant at, UUID id, Colour colour, Double share, Map<String, String> more) {}

    @Path("/api/v1/probe")
    @Produces(MediaType.APPLICATION_JSON)
    @IfBuildProperty(name = "probe", stringValue = "on")
    public static class Api {

        @POST
        @Path("tree")
        @Operation(hidden = true)
        public JsonNode tree(JsonNode tree) {
            return tree;
        }

        @POST
        @Path("record")
        @Operation(hidden = true)
        public Sent sent(@Valid @NotNull Sent sent) {
            return sent;
        }

        @GET
        @Path("query/{slug}")
        @Operation(hidden = true)
        public Slice<String> query(@RestPath String slug, @RestQuery("max-depth") @Max(3) Integer depth,
                @RestQuery Integer limit,
                @RestQuery String after) {
            String from = Cursor.read("probe", after).map(cursor -> cursor.text(0)).orElse("a");
            return Slice.of(List.of(from + "1", from + "2", from + "3"), Limit.of(limit),
                    item -> Cursor.write("probe", item));
        }

        @GET
        @Path("fail")
        @Operation(hidden = true)
        public String fail(@RestQuery String how) throws Exception {
            throw failure(how);
        }

        @GET
        @Path("bare")
        @Operation(hidden = true)
        public Response bare(@RestQuery int status) {
            return Response.status(status).build();
        }

        @GET
        @Path("signed-in")
        @Authenticated
        @Operation(hidden = true)
        public String signedIn() {
            return "";
        }
    }

    @Path("/api/v1/imports/probe")
    @IfBuildProperty(name = "probe", stringValue = "on")
    public static class Import {

        @POST
        @Consumes("application/x-ndjson")
        @Operation(hidden = true)
        public long count(InputStream body) throws IOException {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Path("/probe")
    @IfBuildProperty(name = "probe", stringValue = "on")
    public static class Pages {

        @GET
        @Path("fail")
        @Produces(MediaType.TEXT_HTML)
        @Operation(hidden = true)
        public String fail(@RestQuery String how) throws Exception {
            throw failure(how);
        }

        @POST
        @Path("form")
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @Operation(hidden = true)
        public String form(@RestForm @DefaultValue("") String title) {
            return "[" + title + "]";
        }
    }

    void outsideEndpoints(@Observes Router router) {
        router.route("/api/v1/probe-filter").handler(context -> {
            throw new IllegalStateException("secret");
        });
        router.route("/probe-filter").handler(context -> context.fail(new IllegalStateException("secret")));
    }

    private static Exception failure(String how) {
        return switch (how) {
            case "not-found" -> new NotFound();
            case "refused" -> new Refused("Only a lead of the site may do this.");
            case "conflict" -> new Conflict("It is published already.");
            case "stale" -> new Stale();
            case "precondition" -> new PreconditionMissing();
            case "invalid" -> new Invalid("title", "Enter a <title>");
            case "too-large" -> new TooLarge("A file", 20 << 20);
            case "too-many" -> new TooMany("You can post 10 comments in a minute.", Duration.ofMillis(1_500));
            case "away" -> new IllegalStateException(new SQLException("secret", "08001"));
            case "commit" -> brokenCommit();
            case "pool" -> new RuntimeException(new SQLException("Sorry, acquisition timeout!"));
            case "timeout" -> new RuntimeException(new SQLException("secret", "57014"));
            case "full" -> new RuntimeException(new SQLException("secret", "53100"));
            case "twice" -> new RuntimeException(new SQLException("secret", "23505"));
            case "nul" -> new RuntimeException(new SQLException("secret", "22021"));
            case "changed" -> new RuntimeException(new OptimisticLockException("secret"));
            case "threads" -> new RejectedExecutionException("secret");
            case "disk" -> new IOException("/srv/secret: No space left on device");
            case "validated" -> new ConstraintViolationException(
                    Arc.container().instance(Validator.class).get().validate(new Result(null)));
            case "error" -> new IllegalStateException("secret");
            default -> throw new StackOverflowError("secret");
        };
    }

    /** As the transaction manager tells it. */
    private static RuntimeException brokenCommit() {
        XAException why = new XAException("secret");
        why.initCause(new SQLException("secret", "08006"));
        RollbackException rollback = new RollbackException("secret");
        rollback.addSuppressed(why);
        return new IllegalStateException(rollback);
    }
}
