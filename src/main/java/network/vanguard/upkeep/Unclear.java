package network.vanguard.upkeep;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.site.SiteRef;

/**
 * Whether readers know what to do after an entry, as one of them sees it.
 *
 * @param mayPress  whether this reader may say that they do not
 * @param pressed   whether they have said so
 * @param mayClear  whether they may say that they would know now: the first step is filled in, and the text is another one than some spoke of
 * @param flagged   whether readers of enough sites have said so, for those who may change the entry; false for everybody else
 * @param sites     of how many sites readers said so; those of no site count as one. 0 for whoever may not change the entry
 * @param questions what they would have to know, newest first, at most a hundred; for those who may change the entry
 */
public record Unclear(EntrySummary entry, boolean mayPress, boolean pressed, boolean mayClear, boolean flagged, int sites,
        List<Question> questions) {

    /** Readers of so many sites flag an entry to those who may change it. */
    public static final int SITES_TO_FLAG = 3;

    /**
     * A reader's question; who asked is not told, so that nobody is shy to ask.
     *
     * @param question null when only the button was pressed
     * @param site     the reader's, or null
     */
    public record Question(String question, SiteRef site, Instant at) {}

    /** The address of the forms. */
    public String url() {
        return "/entries/" + entry.id() + "/unclear";
    }

    /** Only the questions that say something. */
    public List<Question> asked() {
        return questions.stream().filter(one -> one.question() != null).toList();
    }
}
