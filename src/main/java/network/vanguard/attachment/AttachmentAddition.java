package network.vanguard.attachment;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.entry.EntryAddition;
import network.vanguard.entry.EntryRecordFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;

/** The pictures, files and videos of an entry in its record: whoever may read the entry may read all that is on it. */
@ApplicationScoped
class AttachmentAddition implements EntryAddition {

    private final Attachments attachments;

    AttachmentAddition(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public String text(EntrySummary entry, URI base, Viewer viewer) {
        List<Attachment> files = attachments.ofEntry(entry.id()).answer();
        if (files.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(EntryRecordFinder.heading("Pictures, files and videos"));
        for (Attachment file : files) {
            text.append("* ").append(file.name());
            if (!file.video()) {
                text.append(" (").append(file.typeAndSize()).append(')');
            }
            text.append('\n');
            if (file.alt() != null) {
                text.append("  It shows: ").append(indented(file.alt())).append('\n');
            }
            if (file.caption() != null) {
                text.append("  ").append(indented(file.caption())).append('\n');
            }
            text.append("  ").append(base.resolve(file.href())).append('\n');
            if (file.transcript() != null) {
                text.append("  What is said and shown:\n  ").append(indented(file.transcript())).append('\n');
            }
        }
        return text.toString();
    }

    private static String indented(String lines) {
        return lines.replace("\n", "\n  ");
    }

    @Override
    public void describe(EntrySummary entry, URI base, ObjectNode record, Viewer viewer) {
        List<Attachment> files = attachments.ofEntry(entry.id()).answer();
        if (files.isEmpty()) {
            return;
        }
        ArrayNode media = record.putArray("associatedMedia");
        for (Attachment file : files) {
            String type = file.video() ? "VideoObject" : file.picture() ? "ImageObject" : "MediaObject";
            ObjectNode one = media.addObject().put("@type", type).put("name", file.name());
            // a video is linked to and never kept here: its address is that of a page
            one.put(file.video() ? "url" : "contentUrl", base.resolve(file.href()).toString());
            if (!file.video()) {
                one.put("encodingFormat", file.type().mediaType()).put("contentSize", file.size() + " B")
                        .put("sha256", file.sha256());
            }
            if (file.alt() != null) {
                one.put("description", file.alt());
            }
            if (file.caption() != null) {
                one.put("caption", file.caption());
            }
            if (file.transcript() != null) {
                one.put("transcript", file.transcript());
            }
            one.put("uploadDate", file.addedAt().toString());
        }
    }
}
