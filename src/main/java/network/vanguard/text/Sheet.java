package network.vanguard.text;

/** A place to write HTML to, of limited size: one link definition used ten thousand times must not fill the memory. */
final class Sheet implements Appendable {

    private final StringBuilder written = new StringBuilder();
    private final int room;

    /** @param room the most characters that fit; one more throws {@link TooComplex} */
    Sheet(int room) {
        this.room = room;
    }

    @Override
    public Sheet append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Sheet append(CharSequence text, int start, int end) {
        if (end - start > room - written.length()) {
            throw new TooComplex("too much HTML");
        }
        written.append(text, start, end);
        return this;
    }

    @Override
    public Sheet append(char character) {
        return append(String.valueOf(character));
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
