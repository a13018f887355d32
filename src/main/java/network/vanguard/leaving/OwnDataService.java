package network.vanguard.leaving;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Iterator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

import network.vanguard.audit.AuditLog;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Refused;

/** Puts together what the platform holds about the one who asks. */
@ApplicationScoped
class OwnDataService {

    /** What it is called where it is kept, and in the audit log. */
    static final String FILE = "my-data.json";
    private static final int ROWS_AT_ONCE = 200;
    private static final String WHAT = "Everything that this platform holds about you. Numbers such as entryId say what a row belongs to. "
            + "What other people wrote is left out, also what you quoted of it. Your files can be downloaded from /files/ and their id.";

    private static final String PERSON = """
            SELECT CAST(jsonb_build_object('id', id, 'subject', subject, 'handle', handle, 'name', name, 'roles', to_jsonb(roles),
                'claims', claims, 'storiesFirst', stories_first, 'notAsked', not_asked, 'createdAt', created_at, 'seenAt', seen_at,
                'letThroughAt', let_through_at) AS text) FROM member WHERE id = :id""";
    /** What one's comments said before: these rows name the comment, not its author. */
    private static final String BEFORE = """
            SELECT CAST(jsonb_build_object('commentId', r.comment_id, 'number', r.number, 'kind', r.kind, 'body', r.body,
                'replacedAt', r.replaced_at) AS text)
            FROM comment_revision r JOIN comment c ON c.id = r.comment_id WHERE c.author_id = :id ORDER BY r.comment_id, r.number""";
    private static final String AUDITED = """
            SELECT CAST(jsonb_build_object('number', number, 'at', at, 'verb', verb, 'subject', subject, 'subjectId', subject_id,
                'reason', reason) AS text) FROM audit_log WHERE actor_id = :id ORDER BY number""";

    private final Session database;
    private final ObjectMapper json;
    private final AuditLog log;
    private final Clock clock;

    OwnDataService(Session database, ObjectMapper json, AuditLog log, Clock clock) {
        this.database = database;
        this.json = json;
        this.log = log;
        this.clock = clock;
    }

    /**
     * All of it as one JSON document, which is noted in the audit log. It is written to a file that goes when it is closed, so that a slow
     * reader holds up nothing.
     *
     * @throws Refused when the account was closed here, so that nobody is looking
     */
    @Transactional
    InputStream everything(Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refused("Your account on this platform is closed.");
        }
        log.exported(FILE, viewer);
        try {
            Path file = Files.createTempFile("own-data", ".json");
            try (OutputStream out = Files.newOutputStream(file)) {
                write(out, viewer.memberId());
            } catch (IOException | RuntimeException trouble) {
                Files.deleteIfExists(file);
                throw trouble;
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException trouble) {
            throw new UncheckedIOException("The data of a member could not be written to a file", trouble);
        }
    }

    private void write(OutputStream out, long memberId) throws IOException {
        try (JsonGenerator document = json.createGenerator(out)) {
            document.writeStartObject();
            document.writeStringField("about", WHAT);
            document.writeStringField("madeAt", clock.instant().toString());
            document.writeFieldName("person");
            document.writeRawValue(
                    database.createNativeQuery(PERSON, String.class).setParameter("id", memberId).getSingleResult());
            for (Trace trace : Traces.ALL) {
                part(document, trace.part(), trace.question(), memberId);
            }
            part(document, "commentsBefore", BEFORE, memberId);
            part(document, "auditLog", AUDITED, memberId);
            document.writeEndObject();
        }
    }

    private void part(JsonGenerator document, String name, String question, long memberId) throws IOException {
        document.writeArrayFieldStart(name);
        try (Stream<String> rows = database.createNativeQuery(question, String.class).setParameter("id", memberId)
                .setFetchSize(ROWS_AT_ONCE).getResultStream()) {
            for (Iterator<String> row = rows.iterator(); row.hasNext();) {
                document.writeRawValue(row.next());
            }
        }
        document.writeEndArray();
    }
}
