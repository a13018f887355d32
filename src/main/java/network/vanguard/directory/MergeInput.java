package network.vanguard.directory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import network.vanguard.organisation.OrganisationService;
import network.vanguard.text.NoPatient;

/**
 * With which organisation another one is joined.
 *
 * @param into   address or slug of the one that is left
 * @param reason why, in a sentence; optional
 */
public record MergeInput(
        @NotBlank(message = "Say with which one: paste the address of its page.") @Size(max = 500, message = "An address can be 500 characters at most.") String into,
        @Size(max = OrganisationService.REASON_MAX, message = "A reason can be 500 characters at most.") @NoPatient String reason) {}
