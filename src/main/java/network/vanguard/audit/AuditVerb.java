package network.vanguard.audit;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is written into the audit log when it is done. */
public enum AuditVerb {
    SIGNED_IN("signed-in", "Signed in"),
    SIGNED_OUT("signed-out", "Signed out elsewhere"),
    RIGHTS_FOLLOWED("rights-followed", "Roles and sites, as their sign-in gives them"),
    EXPORTED("exported", "Exported"),
    IMPORTED("imported", "Imported"),
    CONSENT_WITHDRAWN("consent-withdrawn", "Took a story out after consent was withdrawn"),
    IDENTITY_LOOKED_UP("identity-looked-up", "Looked up who speaks as a role"),
    REPORTED("reported", "Reported"),
    TAKEN("taken", "Took a report on"),
    HIDDEN("hidden", "Hid"),
    HIDDEN_BY_REPORTS("hidden-by-reports", "Hidden until a moderator decides"),
    HELD("held", "Held until a moderator looks at it"),
    KEPT("kept", "Kept"),
    RESTORED("restored", "Restored"),
    APPEALED("appealed", "Appealed"),
    APPEAL_REFUSED("appeal-refused", "Refused an appeal"),
    APPEAL_GRANTED("appeal-granted", "Granted an appeal"),
    ERASED("erased", "Forgot a person"),
    LOG_CHECKED("log-checked", "Checked the log");

    private final String code;
    private final String label;

    AuditVerb(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The words that people read. */
    public String label() {
        return label;
    }

    /** The verb of that code. */
    public static Optional<AuditVerb> of(String code) {
        return Arrays.stream(values()).filter(verb -> verb.code.equals(code)).findFirst();
    }
}
