package network.vanguard.circle;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.replica.Reads;

/** Questions about safe circles. Only members ask them: for everybody else, whatever their role, a circle is not found. */
@Reads
@ApplicationScoped
public class CircleFinder {

    private static final int SHOWN = 100;
    private static final int WRITTEN = 10_000;

    private final Circles circles;
    private final Clock clock;

    CircleFinder(Circles circles, Clock clock) {
        this.circles = circles;
        this.clock = clock;
    }

    /** The viewer's own circles and the invitations that wait for them; nothing for a visitor. */
    @Transactional
    public OwnCircles own(Viewer viewer) {
        return viewer.signedIn()
                ? new OwnCircles(circles.all(viewer.memberId(), clock.instant()), circles.invitations(viewer.memberId()))
                : new OwnCircles(List.of(), List.of());
    }

    /** A circle's page; {@link NotFound} for those who do not belong to it. */
    @Transactional
    public CircleView page(String key, Viewer viewer) {
        Circles.Row row = circles.of(key, viewer.memberId()).orElseThrow(NotFound::new);
        return new CircleView(row.key(), row.name(), row.purpose(), row.days(), row.madeAt(), circles.members(row.id()),
                circles.invited(row.id()), circles.texts(row.id(), viewer.memberId(), SHOWN, clock.instant()));
    }

    /** What the viewer has written in a circle, as plain text, the oldest first; {@link NotFound} for those who do not belong to it. */
    @Transactional
    public String written(String key, Viewer viewer) {
        Circles.Row row = circles.of(key, viewer.memberId()).orElseThrow(NotFound::new);
        return String.join("\n\n----\n\n", circles.written(row.id(), viewer.memberId(), WRITTEN)) + "\n";
    }
}
