package network.vanguard.attachment;

import java.time.Instant;

/**
 * A picture, a file or a video in the API and in export lines.
 *
 * @param name   of the file, or the title of the video
 * @param type   its media type; null for a video
 * @param sha256 of the bytes that are kept, which of a picture are not those that were sent
 * @param url    a path of the platform, or the web address of a video
 * @param alt    what a picture shows; null when it is decoration
 * @param people of a picture: {@code nobody} can be recognised, or they {@code agreed}
 */
public record AttachmentJson(long id, AttachmentKind kind, String name, String type, Long size, String sha256, String url,
        Integer width, Integer height, String alt, String caption, String people, String transcript, String addedBy,
        Instant addedAt) {

    public static AttachmentJson of(Attachment file) {
        return new AttachmentJson(file.id(), file.kind(), file.name(), file.type() == null ? null : file.type().mediaType(),
                file.size(), file.sha256(), file.href(), file.width(), file.height(), file.alt(), file.caption(), file.people(),
                file.transcript(), file.addedBy().handle(), file.addedAt());
    }
}
