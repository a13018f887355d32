package network.vanguard.attachment;

import java.util.Arrays;

/** The types of file that are taken. What a file is, its bytes say; neither its name nor its sender is believed. */
public enum FileType {
    JPEG("image/jpeg", "jpg", "JPEG", AttachmentKind.PICTURE),
    PNG("image/png", "png", "PNG", AttachmentKind.PICTURE),
    /** Taken, and kept as PNG: the first picture of it, when it moves. */
    GIF("image/gif", "gif", "GIF", AttachmentKind.PICTURE),
    PDF("application/pdf", "pdf", "PDF", AttachmentKind.FILE),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word document",
            AttachmentKind.FILE),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "Excel workbook", AttachmentKind.FILE),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "PowerPoint slides",
            AttachmentKind.FILE),
    ODT("application/vnd.oasis.opendocument.text", "odt", "OpenDocument text", AttachmentKind.FILE),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods", "OpenDocument table", AttachmentKind.FILE),
    ODP("application/vnd.oasis.opendocument.presentation", "odp", "OpenDocument slides", AttachmentKind.FILE),
    CSV("text/csv", "csv", "CSV table", AttachmentKind.FILE),
    TEXT("text/plain", "txt", "plain text", AttachmentKind.FILE);

    private final String mediaType;
    private final String extension;
    private final String words;
    private final AttachmentKind kind;

    FileType(String mediaType, String extension, String words, AttachmentKind kind) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.words = words;
        this.kind = kind;
    }

    /** What the header Content-Type says of it. */
    public String mediaType() {
        return mediaType;
    }

    /** How its name ends, without the dot. */
    public String extension() {
        return extension;
    }

    /** What people call it: "Word document". */
    public String words() {
        return words;
    }

    /** Whether it is a picture or a file to download. */
    public AttachmentKind kind() {
        return kind;
    }

    static FileType of(String mediaType) {
        return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst().orElseThrow();
    }
}
