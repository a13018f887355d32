package network.vanguard.attachment;

/**
 * The bytes of a picture or a file, to be handed out.
 *
 * @param file  whose they are
 * @param small whether they are those of the smaller picture
 */
public record FileContent(Attachment file, boolean small) {

    public String sha256() {
        return small ? file.small().sha256() : file.sha256();
    }

    /** How many there are. */
    public long size() {
        return small ? file.small().size() : file.size();
    }
}
