package network.vanguard.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** An entry's row in the spine. */
@Entity
class Entry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Convert(converter = Codes.Kind.class)
    EntryKind kind;
    String slug;
    @Column(name = "external_id")
    String externalId;
    @Column(name = "site_id")
    Long siteId;
    @Column(name = "site_link")
    String siteLink;
    @Column(name = "author_id")
    long authorId;
    /** The curator who has it in review, or null. */
    @Column(name = "reviewer_id")
    Long reviewerId;
    @Column(name = "about_id")
    Long aboutId;
    @Column(name = "about_part")
    String aboutPart;
    @Column(name = "about_part_label")
    String aboutPartLabel;
    @Column(name = "review_by")
    LocalDate reviewBy;
    String title;
    String summary;
    @Convert(converter = Codes.State.class)
    EntryState state = EntryState.DRAFT;
    @Convert(converter = Codes.Readers.class)
    Visibility visibility;
    String[] sources = {};
    String[] marks;
    @Convert(converter = Codes.Readers.class)
    Visibility widest;
    @Column(name = "body_text")
    String bodyText = "";
    int revision;
    String digest = "";
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "updated_at")
    Instant updatedAt;
    @Column(name = "submitted_at")
    Instant submittedAt;
    @Column(name = "published_at")
    Instant publishedAt;
    /** Where it stood before it was hidden; null for what is not. */
    @Column(name = "hidden_from")
    @Convert(converter = Codes.State.class)
    EntryState hiddenFrom;

    protected Entry() {}

    Entry(EntryKind kind, String slug, long authorId, Instant now) {
        this.kind = kind;
        this.slug = slug;
        this.authorId = authorId;
        this.createdAt = now;
    }

    void write(EntryInput input, EntryInput.Part part, Long newSiteId, Instant now) {
        siteId = newSiteId;
        siteLink = input.siteLink();
        aboutId = input.aboutId();
        aboutPart = part == null ? null : part.key();
        aboutPartLabel = part == null ? null : part.label();
        reviewBy = input.reviewBy() == null ? reviewBy : input.reviewBy();
        title = input.title();
        summary = input.summary();
        visibility = input.visibility();
        sources = input.sources().toArray(String[]::new);
        externalId = input.externalId() == null ? externalId : input.externalId();
        bodyText = input.bodyText();
        mark(input.marks());
        widest = input.widest();
        // a change made here does not make the importer's line a new one: sent again, it leaves the change alone
        digest = input.digest().isEmpty() ? digest : input.digest();
        updatedAt = now;
        revision++;
    }

    void mark(List<Mark> carried) {
        marks = carried.stream().map(Mark::code).toArray(String[]::new);
    }

    /** Whether those who look after it are asked if what it tells of is still running: not of what has ended, or never worked. */
    boolean mayBeRunning() {
        List<String> carried = marks == null ? List.of() : List.of(marks);
        return kind == EntryKind.CASE_STUDY && !carried.contains(Mark.ENDED.code()) && !carried.contains(Mark.ATTEMPT.code());
    }

    /** What of another entry it speaks of, or null. */
    EntryInput.Part part() {
        return aboutPart == null ? null : new EntryInput.Part(aboutPart, aboutPartLabel);
    }

    void moveTo(EntryState next, Instant now) {
        state = next;
        updatedAt = now;
        if (next == EntryState.SUBMITTED && submittedAt == null) {
            submittedAt = now;
        }
        if (next == EntryState.PUBLISHED && publishedAt == null) {
            publishedAt = now;
        }
    }

    /** Takes it away from its readers; nothing else of it changes, so that it can come back as it was. */
    void hide() {
        hiddenFrom = state;
        state = EntryState.HIDDEN;
    }

    void restore() {
        state = hiddenFrom == null ? EntryState.PUBLISHED : hiddenFrom;
        hiddenFrom = null;
    }

    EntryPolicy.Standing standing(Ties ties) {
        return new EntryPolicy.Standing(kind, authorId, siteId, state, visibility, submittedAt != null, ties);
    }

    EntryRef ref() {
        return new EntryRef(id, kind, slug, title, revision, state);
    }

    List<String> sourceList() {
        return List.of(sources);
    }
}
