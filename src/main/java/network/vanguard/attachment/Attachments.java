package network.vanguard.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import network.vanguard.attachment.Attachment.Small;
import network.vanguard.attachment.TakenFile.Kept;
import network.vanguard.member.MemberRef;
import network.vanguard.query.Question;

/** The rows of what is on entries, and their bytes in pieces. */
@ApplicationScoped
class Attachments {

    /** Bytes of a piece. */
    private static final int PIECE = 512 * 1024;

    private static final String SELECT = """
            SELECT a.id, a.entry_id, a.kind, a.name, a.type, a.size, a.sha256, a.width, a.height, a.small_size, a.small_sha256,
                   a.small_width, a.small_height, a.alt, a.caption, a.people, a.url, a.transcript, m.handle, m.name AS member_name,
                   a.added_at
            FROM attachment a JOIN member m ON m.id = a.added_by
            """;

    private final Session database;

    Attachments(Session database) {
        this.database = database;
    }

    /** Those of an entry, in order. */
    Question<List<Attachment>> ofEntry(long entryId) {
        return Question.of(database.createNativeQuery(SELECT + "WHERE a.entry_id = :entry ORDER BY a.place, a.id", Tuple.class)
                .setParameter("entry", entryId), rows -> rows.stream().map(Attachments::attachment).toList());
    }

    /** Those of all these entries, in order. */
    List<Attachment> ofEntries(List<Long> entryIds) {
        return entryIds.isEmpty()
                ? List.of()
                : rows(database
                        .createNativeQuery(SELECT + "WHERE a.entry_id IN (:entries) ORDER BY a.entry_id, a.place, a.id",
                                Tuple.class)
                        .setParameter("entries", entryIds));
    }

    Optional<Attachment> one(long id) {
        return rows(database.createNativeQuery(SELECT + "WHERE a.id = :id", Tuple.class).setParameter("id", id)).stream()
                .findFirst();
    }

    /** That of an entry which has these bytes. */
    Optional<Long> same(long entryId, String sha256) {
        return database.createNativeQuery("SELECT id FROM attachment WHERE entry_id = :entry AND sha256 = :sha256", Long.class)
                .setParameter("entry", entryId).setParameter("sha256", sha256).getResultList().stream().findFirst();
    }

    long add(long entryId, TakenFile file, FileTexts texts, long memberId, Instant now) throws IOException {
        Kept whole = file.whole();
        Kept small = file.small();
        boolean picture = file.type().kind() == AttachmentKind.PICTURE;
        long id = database
                .createNativeQuery("""
                        INSERT INTO attachment (entry_id, kind, place, name, type, size, sha256, width, height, small_size,
                            small_sha256, small_width, small_height, alt, caption, people, added_by, added_at)
                        VALUES (:entry, :kind, (SELECT coalesce(max(place), 0) + 1 FROM attachment WHERE entry_id = :entry), :name, :type,
                            :size, :sha256, :width, :height, :smallSize, :smallSha256, :smallWidth, :smallHeight, :alt, :caption, :people,
                            :member, :now) RETURNING id""", Long.class)
                .setParameter("entry", entryId).setParameter("kind", file.type().kind().code())
                .setParameter("name", file.name())
                .setParameter("type", file.type().mediaType()).setParameter("size", whole.size())
                .setParameter("sha256", whole.sha256()).setParameter("width", whole.width(), Integer.class)
                .setParameter("height", whole.height(), Integer.class)
                .setParameter("smallSize", small == null ? null : small.size(), Long.class)
                .setParameter("smallSha256", small == null ? null : small.sha256(), String.class)
                .setParameter("smallWidth", small == null ? null : small.width(), Integer.class)
                .setParameter("smallHeight", small == null ? null : small.height(), Integer.class)
                .setParameter("alt", picture ? texts.alt() : null, String.class)
                .setParameter("caption", texts.caption(), String.class)
                .setParameter("people", picture ? texts.people() : null, String.class).setParameter("member", memberId)
                .setParameter("now", now).getSingleResult();
        addPieces(id, false, whole);
        if (small != null) {
            addPieces(id, true, small);
        }
        return id;
    }

    private void addPieces(long id, boolean small, Kept kept) throws IOException {
        try (InputStream in = kept.bytes().open()) {
            int piece = 0;
            for (byte[] bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE)) {
                database.createNativeMutationQuery("INSERT INTO attachment_piece (attachment_id, small, piece, bytes) "
                        + "VALUES (:id, :small, :piece, :bytes)").setParameter("id", id).setParameter("small", small)
                        .setParameter("piece", piece++).setParameter("bytes", bytes).executeUpdate();
            }
        }
    }

    /** The bytes of a piece; empty after the last. */
    Optional<byte[]> piece(long id, boolean small, int piece) {
        return database
                .createNativeQuery(
                        "SELECT bytes FROM attachment_piece WHERE attachment_id = :id AND small = :small AND piece = :piece",
                        byte[].class)
                .setParameter("id", id).setParameter("small", small).setParameter("piece", piece).getResultList().stream()
                .findFirst();
    }

    long addVideo(long entryId, VideoInput video, long memberId, Instant now) {
        return database
                .createNativeQuery("""
                        INSERT INTO attachment (entry_id, kind, place, name, url, transcript, added_by, added_at)
                        VALUES (:entry, 'video', (SELECT coalesce(max(place), 0) + 1 FROM attachment WHERE entry_id = :entry), :name, :url,
                            :transcript, :member, :now) RETURNING id""", Long.class)
                .setParameter("entry", entryId).setParameter("name", video.title()).setParameter("url", video.url())
                .setParameter("transcript", video.transcript(), String.class).setParameter("member", memberId)
                .setParameter("now", now).getSingleResult();
    }

    void change(long id, String alt, String caption, String people) {
        database.createNativeMutationQuery(
                "UPDATE attachment SET alt = :alt, caption = :caption, people = :people WHERE id = :id")
                .setParameter("alt", alt, String.class).setParameter("caption", caption, String.class)
                .setParameter("people", people, String.class).setParameter("id", id).executeUpdate();
    }

    void changeVideo(long id, VideoInput video) {
        database.createNativeMutationQuery(
                "UPDATE attachment SET name = :name, url = :url, transcript = :transcript WHERE id = :id")
                .setParameter("name", video.title()).setParameter("url", video.url())
                .setParameter("transcript", video.transcript(), String.class).setParameter("id", id).executeUpdate();
    }

    /** Puts them into this order. */
    void order(List<Long> ids) {
        database.createNativeMutationQuery("""
                UPDATE attachment a SET place = o.place FROM unnest(CAST(:ids AS bigint[])) WITH ORDINALITY AS o (id, place)
                WHERE a.id = o.id""")
                .setParameter("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .executeUpdate();
    }

    /**
     * All words of what is on an entry, short texts first, so that a long transcript never keeps them out; the same that migration 23 put
     * together.
     *
     * @param most characters
     */
    String words(long entryId, int most) {
        return database.createNativeQuery("""
                SELECT coalesce(left(concat_ws(E'\\n',
                    string_agg(concat_ws(E'\\n', CASE a.kind WHEN 'video' THEN a.name ELSE translate(a.name, '._-', '   ') END, a.alt,
                                         a.caption), E'\\n' ORDER BY a.place, a.id),
                    string_agg(a.transcript, E'\\n' ORDER BY a.place, a.id)), :most), '')
                FROM attachment a WHERE a.entry_id = :entry""", String.class).setParameter("entry", entryId)
                .setParameter("most", most).getSingleResult();
    }

    /** With all its bytes. */
    void remove(long id) {
        database.createNativeMutationQuery("DELETE FROM attachment WHERE id = :id").setParameter("id", id).executeUpdate();
    }

    private static List<Attachment> rows(NativeQuery<Tuple> query) {
        return query.getResultList().stream().map(Attachments::attachment).toList();
    }

    private static Attachment attachment(Tuple row) {
        Number small = row.get("small_size", Number.class);
        String type = text(row, "type");
        Number size = row.get("size", Number.class);
        return new Attachment(row.get("id", Number.class).longValue(), row.get("entry_id", Number.class).longValue(),
                AttachmentKind.of(text(row, "kind")), text(row, "name"), type == null ? null : FileType.of(type),
                size == null ? null : size.longValue(), text(row, "sha256"), row.get("width", Integer.class),
                row.get("height", Integer.class),
                small == null
                        ? null
                        : new Small(small.longValue(), text(row, "small_sha256"), row.get("small_width", Integer.class),
                                row.get("small_height", Integer.class)),
                text(row, "alt"), text(row, "caption"), text(row, "people"), text(row, "url"), text(row, "transcript"),
                new MemberRef(text(row, "handle"), text(row, "member_name")), row.get("added_at", Instant.class));
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }
}
