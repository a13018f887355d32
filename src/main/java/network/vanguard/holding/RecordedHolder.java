package network.vanguard.holding;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A holder in the line of a case study as files carry it, the first one being who started it. As in {@link HolderInput}.
 *
 * @param reason   why it changed hands; null for who started it
 * @param agreedOn when both sides had confirmed it; null for who started it, and where nobody knows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedHolder(
        @NotBlank(message = HolderInput.ORGANISATION_MISSING) @Size(max = 200, message = HolderInput.ORGANISATION_LONG) String organisation,
        @NotNull(message = HolderInput.HELD_MISSING) @Pattern(regexp = Held.CODES, message = HolderInput.HELD_MISSING) String held,
        @NotBlank(message = HolderInput.SINCE_MISSING) @Size(max = 40, message = HolderInput.SINCE_MISSING) String since,
        @Size(max = HolderInput.TO_MAX, message = HolderInput.TO_LONG) String answersTo,
        @Size(max = HolderInput.FOR_MAX, message = HolderInput.FOR_LONG) String answersFor, LocalDate agreedOn,
        @Size(max = ChangeInput.REASON_MAX, message = ChangeInput.REASON_LONG) String reason) {

    HolderInput input() {
        return new HolderInput(organisation, held, since, answersTo, answersFor);
    }
}
