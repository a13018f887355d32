package network.vanguard.answer;

import network.vanguard.member.MemberRef;

/**
 * Somebody who knows a topic, and why one may think so.
 *
 * @param entries  how many of the entries on it that the asker may read they wrote
 * @param answered how many questions there they answered
 */
public record Knower(MemberRef member, long entries, long answered) {

    /** "wrote 3 entries on it, and answered a question". */
    public String why() {
        String wrote = entries == 0 ? "" : entries == 1 ? "wrote 1 entry on it" : "wrote " + entries + " entries on it";
        String said = answered == 0
                ? ""
                : answered == 1 ? "answered 1 question on it" : "answered " + answered + " questions on it";
        return wrote.isEmpty() ? said : said.isEmpty() ? wrote : wrote + ", and " + said;
    }
}
