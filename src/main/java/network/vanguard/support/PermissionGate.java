package network.vanguard.support;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.entry.EntryGate;
import network.vanguard.problem.Invalid;

/** What a group does informally goes out only with its recorded permission: nobody of it has an account here and could object. */
@ApplicationScoped
class PermissionGate implements EntryGate {

    static final String MISSING = "This is an informal practice. First record who of the group gave permission, how, and when.";

    private final SupportLines support;

    PermissionGate(SupportLines support) {
        this.support = support;
    }

    @Override
    public void pass(long entryId) {
        if (support.informal(entryId).filter(informal -> informal.permission() == null).isPresent()) {
            throw new Invalid("permission", MISSING);
        }
    }
}
