package network.vanguard.entry;

import java.util.ArrayList;
import java.util.List;

import network.vanguard.member.Viewer;
import network.vanguard.page.Choice;
import network.vanguard.problem.Invalid;

/** What the forms of entries offer to choose from. */
public final class EntryChoices {

    private static final String IN_CIRCLE = Visibility.CIRCLE.code() + ":";

    private EntryChoices() {}

    /** In whose name: one's own, then one's sites. */
    public static List<Choice> ownNameAndSites(Viewer viewer) {
        List<Choice> names = new ArrayList<>(List.of(new Choice("", "My own name")));
        names.addAll(ownSites(viewer));
        return names;
    }

    /** The sites the viewer may write for. */
    public static List<Choice> ownSites(Viewer viewer) {
        return viewer.affiliations().stream().map(own -> new Choice(own.siteSlug(), own.siteName())).toList();
    }

    /** Who may read it, as far as the viewer may choose, and as it is now: saving must not open what the viewer could not have chosen. */
    public static List<Choice> readers(EntryKind kind, Visibility now, Viewer viewer) {
        List<Choice> readers = new ArrayList<>(readers(kind, viewer));
        if (readers.stream().noneMatch(choice -> choice.value().equals(now.code()))) {
            readers.add(choice(now));
        }
        return readers;
    }

    /**
     * Who may read something that can be written in a circle: for a new one the viewer's circles too; for one that stands in a circle
     * nobody but that circle.
     *
     * @param isNew  whether it does not stand there yet
     * @param chosen what the form says
     */
    public static List<Choice> readers(EntryKind kind, boolean isNew, String chosen, List<CircleRef> circles, Viewer viewer) {
        if (!isNew && Visibility.CIRCLE.code().equals(chosen)) {
            return List.of(choice(Visibility.CIRCLE));
        }
        List<Choice> readers = new ArrayList<>(readers(kind, viewer));
        if (isNew) {
            circles.forEach(circle -> readers.add(new Choice(circle.choice(), "Only my circle: " + circle.name())));
        }
        return readers;
    }

    /** The key of the circle that a form names as the readers; null when it names none. */
    public static String circle(String sent) {
        return sent != null && sent.startsWith(IN_CIRCLE) ? sent.substring(IN_CIRCLE.length()) : null;
    }

    /** Who may read it, as far as the viewer may choose. */
    public static List<Choice> readers(EntryKind kind, Viewer viewer) {
        List<Choice> readers = new ArrayList<>(List.of(choice(Visibility.NETWORK)));
        if (!viewer.affiliations().isEmpty()) {
            readers.add(choice(Visibility.SITE));
        }
        if (viewer.curator() || kind == EntryKind.CASE_STUDY) {
            readers.add(choice(Visibility.PUBLIC));
        }
        return readers;
    }

    /**
     * The readers that a form names; the network when it names none.
     *
     * @throws Invalid for what was never a choice: a misspelt narrower choice must not show it to the whole network
     */
    public static Visibility reader(String sent) {
        if (sent == null || sent.isBlank()) {
            return Visibility.NETWORK;
        }
        return Visibility.of(circle(sent) == null ? sent : Visibility.CIRCLE.code())
                .orElseThrow(() -> new Invalid("visibility", "Choose who may read it."));
    }

    private static Choice choice(Visibility visibility) {
        return new Choice(visibility.code(), visibility.label());
    }
}
