package network.vanguard.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;

import org.hibernate.Session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.scheduler.Scheduled;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;

/**
 * Remembers what a request was answered, in the transaction that carried it out: after a crash either both are there or neither, so a
 * client that sends it again gets the first answer and makes nothing new.
 */
@ApplicationScoped
public class Idempotency {

    /** Longest key, in characters. */
    public static final int KEY_MAX = 200;
    private static final Duration KEPT = Duration.ofHours(48);
    private static final Duration GOING_BACK = Duration.ofMinutes(30);

    private final Session database;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(Session database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs the work once for this key of this person. Requests with the same key that come at the same time wait for the first.
     *
     * @param key       sent by the client, or null: then the work is simply run
     * @param operation what is being done, with the number of what it is done to
     * @param request   what was sent; the same key with another request is refused
     * @throws Invalid when the key was used for something else, or is too long
     */
    @Transactional
    public <T> T once(String key, String operation, Object request, Class<T> type, Viewer viewer, Supplier<T> work) {
        if (key == null || key.isBlank() || !viewer.signedIn()) {
            return work.get();
        }
        if (key.length() > KEY_MAX) {
            throw new Invalid("Idempotency-Key", "The key is longer than " + KEY_MAX + " characters.");
        }
        String digest = digest(write(request));
        if (!reserve(key, operation, digest, viewer)) {
            return firstAnswer(key, operation, digest, type, viewer);
        }
        T answer = work.get();
        database.createNativeMutationQuery("UPDATE idempotency SET answer = :answer WHERE member_id = :member AND key = :key")
                .setParameter("answer", write(answer)).setParameter("member", viewer.memberId()).setParameter("key", key)
                .executeUpdate();
        return answer;
    }

    /** The same for work that has no answer of its own. */
    @Transactional
    public void once(String key, String operation, Object request, Viewer viewer, Runnable work) {
        once(key, operation, request, Boolean.class, viewer, () -> {
            work.run();
            return true;
        });
    }

    /**
     * The same for a form that makes something. A browser that goes back loads the page anew: the text that it brings back is the one that
     * was sent, but the key is a new one. So the same text from the same person within half an hour is the same form, too.
     *
     * @param stands whether what the first one made is still there; what was removed can be made again
     */
    @Transactional
    public <T> T onceForForm(String key, String operation, Object request, Class<T> type, Viewer viewer, Predicate<T> stands,
            Supplier<T> work) {
        List<String> sent = viewer.signedIn() ? answers(operation, digest(write(request)), viewer) : List.of();
        for (String answer : sent) {
            T first = read(answer, type);
            if (stands.test(first)) {
                return first;
            }
        }
        return once(key, operation, request, type, viewer, work);
    }

    private List<String> answers(String operation, String digest, Viewer viewer) {
        return database.createNativeQuery("""
                SELECT answer FROM idempotency WHERE member_id = :member AND operation = :operation AND digest = :digest
                AND answer IS NOT NULL AND created_at > :since ORDER BY created_at DESC LIMIT 1""", String.class)
                .setParameter("member", viewer.memberId()).setParameter("operation", operation).setParameter("digest", digest)
                .setParameter("since", clock.instant().minus(GOING_BACK)).getResultList();
    }

    private boolean reserve(String key, String operation, String digest, Viewer viewer) {
        return database.createNativeMutationQuery("""
                INSERT INTO idempotency (member_id, key, operation, digest, created_at)
                VALUES (:member, :key, :operation, :digest, :now) ON CONFLICT DO NOTHING""")
                .setParameter("member", viewer.memberId())
                .setParameter("key", key).setParameter("operation", operation).setParameter("digest", digest)
                .setParameter("now", clock.instant()).executeUpdate() == 1;
    }

    private <T> T firstAnswer(String key, String operation, String digest, Class<T> type, Viewer viewer) {
        Tuple first = database
                .createNativeQuery("SELECT operation, digest, answer FROM idempotency WHERE member_id = :member AND key = :key",
                        Tuple.class)
                .setParameter("member", viewer.memberId()).setParameter("key", key).getSingleResult();
        if (!operation.equals(first.get(0, String.class)) || !digest.equals(first.get(1, String.class))) {
            throw new Invalid("Idempotency-Key", "This key was used for another request. Send a new key with a new request.");
        }
        return read(first.get(2, String.class), type);
    }

    private <T> T read(String answer, Class<T> type) {
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A remembered answer could not be read", impossible);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forget() {
        database.createNativeMutationQuery("DELETE FROM idempotency WHERE created_at < :before")
                .setParameter("before", clock.instant().minus(KEPT)).executeUpdate();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request could not be written as JSON", impossible);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
