package network.vanguard.attachment;

import java.time.Instant;

import network.vanguard.member.MemberRef;
import network.vanguard.text.Slugs;

/**
 * A picture, a file or a video on an entry.
 *
 * @param name       of the file, or the title of the video
 * @param type       null for a video; so are size and sha256
 * @param size       of what is kept, in bytes
 * @param sha256     of what is kept
 * @param width      of a picture, in pixels, or null
 * @param small      of a picture, what phones are given; or null
 * @param alt        what a picture shows; null when it is decoration
 * @param caption    a line below a picture, or what a file is; or null
 * @param people     of a picture: {@code nobody} can be recognised, or whoever can has {@code agreed}
 * @param url        where a video is
 * @param transcript what is said and shown in a video, or null
 */
public record Attachment(long id, long entryId, AttachmentKind kind, String name, FileType type, Long size, String sha256,
        Integer width, Integer height, Small small, String alt, String caption, String people, String url, String transcript,
        MemberRef addedBy, Instant addedAt) {

    /** A picture drawn smaller: its bytes, and width and height in pixels. */
    public record Small(long size, String sha256, int width, int height) {}

    public boolean picture() {
        return kind == AttachmentKind.PICTURE;
    }

    public boolean file() {
        return kind == AttachmentKind.FILE;
    }

    public boolean video() {
        return kind == AttachmentKind.VIDEO;
    }

    /** Where it is: a path of ours for what is kept here, the web address of a video. */
    public String href() {
        return video() ? url : "/files/" + id + "/" + fileName();
    }

    /** Where the smaller picture is, or the whole one when that is small. */
    public String smallHref() {
        return small == null ? href() : href() + "?size=small";
    }

    /** Its name in plain letters, as its address has it. */
    public String fileName() {
        String stem = name.endsWith("." + type.extension())
                ? name.substring(0, name.length() - type.extension().length() - 1)
                : name;
        return Slugs.of(stem) + "." + type.extension();
    }

    /** The sizes of a picture from which a browser chooses. */
    public String sources() {
        return small == null
                ? href() + " " + width + "w"
                : smallHref() + " " + small.width() + "w, " + href() + " " + width + "w";
    }

    /** "PDF, 1.2 MB". */
    public String typeAndSize() {
        return video() ? "" : type.words() + ", " + ByteSize.words(size);
    }

    /** The site that a video is on: "vimeo.com". */
    public String host() {
        return url.replaceFirst("^https://(www\\.)?", "").replaceFirst("[/:?#].*", "");
    }

    /** "Transcript of Walking group". */
    public String transcriptLabel() {
        return "Transcript of " + name;
    }

    /** What a screen reader and a button call it. */
    public String label() {
        return picture() && alt != null ? alt : name;
    }

    /** Where it is looked after. */
    public String place() {
        return "/entries/" + entryId + "/files/" + id;
    }

    /** Where the form is sent that changes it. */
    public String editAction() {
        return (video() ? "/entries/" + entryId + "/files/videos/" + id : place()) + "/edit";
    }
}
