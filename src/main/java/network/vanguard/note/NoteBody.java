package network.vanguard.note;

import network.vanguard.text.SafeHtml;

/** What a note says: as typed and as shown. */
public record NoteBody(String body, SafeHtml html) {}
