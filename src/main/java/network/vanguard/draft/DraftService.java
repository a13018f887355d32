package network.vanguard.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.scheduler.Scheduled;

import network.vanguard.member.Viewer;
import network.vanguard.problem.Invalid;
import network.vanguard.problem.NotFound;
import network.vanguard.text.Normal;

/** Saves forms while people type in them, and gives them back. Only whoever typed it ever reads it. */
@ApplicationScoped
public class DraftService {

    /** The pages whose forms are saved. */
    private static final Pattern ADDRESS = Pattern.compile("/(?:case-studies|notes|discussions)/(?:new|[a-z0-9-]{1,100}/edit)");
    /** What a form makes anew each time, and what is only the press of a button. */
    private static final Set<String> NOT_TYPED = Set.of("csrf-token", "idempotencyKey", "draft", "draftAddress", "typedAt",
            "preview",
            "suggest");
    private static final int LONGEST = 1 << 20;
    private static final int MOST = 50;
    private static final int SHOWN = 20;
    private static final Duration LIFE = Duration.ofDays(90);
    /** A copy that comes later than that after its form was sent is not expected. */
    private static final Duration REMEMBERED = Duration.ofDays(14);

    private final Drafts forms;
    private final ObjectMapper json;
    private final Clock clock;

    DraftService(Drafts forms, ObjectMapper json, Clock clock) {
        this.forms = forms;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Saves what was typed so far, unless something newer is saved already, or it was sent since.
     *
     * @param typedAt milliseconds since 1970 by the clock of the device
     * @return whether it was saved
     * @throws Invalid for the address of another page, or more than is kept
     */
    @Transactional
    public boolean save(String draft, String address, String typedAt, Map<String, List<String>> sent, Viewer viewer) {
        UUID id = number(draft).orElseThrow(() -> new Invalid("draft", "This has no number under which it could be saved."));
        if (address == null || !ADDRESS.matcher(address).matches()) {
            throw new Invalid("draftAddress", "There is no form of ours at this address.");
        }
        Instant now = clock.instant();
        Map<String, List<String>> typed = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            if (!NOT_TYPED.contains(name) && Normal.fault(name).isEmpty()) {
                typed.put(name, values.stream().map(value -> Normal.fault(value).isEmpty() ? value : "").toList());
            }
        });
        String fields = write(typed);
        if (fields.getBytes(UTF_8).length > LONGEST) {
            throw new Invalid("fields", "More than 1 MB of typed text is not kept. Send the form, or shorten it.");
        }
        if (forms.one(id, viewer.memberId()).isEmpty() && forms.count(viewer.memberId()) >= MOST) {
            throw new Invalid("draft",
                    "You have " + MOST + " forms that were not sent. Send or discard some on your page first.");
        }
        String title = typed.getOrDefault("title", List.of("")).get(0).strip();
        return forms.save(id, viewer.memberId(), address, title.length() > 200 ? title.substring(0, 200) : title, fields,
                at(typedAt, now), now);
    }

    /** Says that a form was sent: what was saved of it is no longer needed. */
    @Transactional
    public void sent(UUID draft, Viewer viewer) {
        if (viewer.signedIn() && draft != null) {
            forms.sent(draft, viewer.memberId(), clock.instant());
        }
    }

    /** Throws a saved form away; {@link NotFound} when the viewer has none of that number. */
    @Transactional
    public void discard(UUID draft, Viewer viewer) {
        forms.sent(one(draft, viewer).id(), viewer.memberId(), clock.instant());
    }

    /** A form that the viewer has not sent; {@link NotFound} when there is none of that number. */
    @Transactional
    public Draft one(UUID draft, Viewer viewer) {
        return forms.one(draft, viewer.memberId()).orElseThrow(NotFound::new);
    }

    /** What the viewer has not sent, newest first. */
    @Transactional
    public List<Draft> all(Viewer viewer) {
        return viewer.signedIn() ? forms.of(viewer.memberId(), MOST) : List.of();
    }

    /**
     * Opens a form: with what was typed, when that is to be continued.
     *
     * @param form  of the page; its fields are filled
     * @param draft the number of what is to be continued, or null; one that is not there any more is passed over
     */
    @Transactional
    public Unsent open(Object form, UUID draft, String address, Viewer viewer) {
        Draft saved = Optional.ofNullable(draft).flatMap(id -> forms.one(id, viewer.memberId()))
                .filter(one -> one.address().equals(address)).orElse(null);
        if (saved != null) {
            FormFields.fill(form, read(forms.fields(saved.id())));
        }
        return unsent(saved == null ? UUID.randomUUID() : saved.id(), address, saved == null ? null : saved.savedAt(), false,
                viewer);
    }

    /** The same form again: it comes back with what was typed. */
    @Transactional
    public Unsent again(UUID draft, String address, Viewer viewer) {
        return unsent(draft == null ? UUID.randomUUID() : draft, address, null, true, viewer);
    }

    /** Empties a field of every form that was typed for that page, whoever typed it: for words to which consent was withdrawn. */
    @Transactional
    public void blank(String address, String field) {
        forms.blank(address, field);
    }

    @Scheduled(every = "6h", delayed = "10m")
    @Transactional
    void forget() {
        forms.forget(clock.instant().minus(LIFE), clock.instant().minus(REMEMBERED));
    }

    private Unsent unsent(UUID id, String address, Instant since, boolean again, Viewer viewer) {
        return new Unsent(id, address, viewer.handle(), since, again,
                forms.of(viewer.memberId(), address, SHOWN).stream().filter(one -> !one.id().equals(id)).toList());
    }

    /** By the clock of a device, which may be wrong, but is never later than ours. */
    private static Instant at(String typedAt, Instant now) {
        if (typedAt == null || !typedAt.matches("\\d{1,15}")) {
            return now;
        }
        Instant typed = Instant.ofEpochMilli(Long.parseLong(typedAt));
        return typed.isAfter(now) ? now : typed;
    }

    private static Optional<UUID> number(String draft) {
        try {
            return draft == null ? Optional.empty() : Optional.of(UUID.fromString(draft));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Map<String, List<String>> read(String fields) {
        try {
            return json.readValue(fields, new TypeReference<>() {
            });
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was saved is not JSON", impossible);
        }
    }

    private String write(Map<String, List<String>> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A form could not be written as JSON", impossible);
        }
    }
}
