package network.vanguard.audit;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Viewer;
import network.vanguard.paging.Cursor;
import network.vanguard.paging.Slice;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;

/** Questions about the audit log. */
@Reads
@ApplicationScoped
public class AuditFinder {

    private static final String LIST = "audit-log";

    private final AuditRows rows;

    AuditFinder(AuditRows rows) {
        this.rows = rows;
    }

    /**
     * A page of the log, newest first.
     *
     * @param after the cursor of the page before, or null
     * @throws Refused when the viewer is neither moderator nor administrator
     */
    @Transactional
    public Slice<AuditEvent> page(AuditFilter filter, String after, int limit, Viewer viewer) {
        refuse(viewer);
        long before = Cursor.read(LIST, after).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        List<AuditEvent> found = rows.page(filter, before, limit + 1);
        return Slice.of(found, limit, last -> Cursor.write(LIST, last.number()));
    }

    /** Whether the log can be relied on, as far as was found out; errors as above. */
    @Transactional
    public AuditState state(Viewer viewer) {
        refuse(viewer);
        return rows.state();
    }

    static void refuse(Viewer viewer) {
        if (!AuditPolicy.mayRead(viewer)) {
            throw new Refused("The log is for moderators and administrators.");
        }
    }
}
