package network.vanguard.draft;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the page of a form says about text that was saved while it was typed.
 *
 * @param id      under which this form is saved from now on
 * @param address of the page
 * @param person  handle of whoever writes: what could not be saved stays on the device for nobody else
 * @param since   when the text in it was saved; null when it does not come from there
 * @param again   whether the form comes back with what was typed: what is in it may not be saved yet
 * @param others  what the same person has not sent of the same form
 */
public record Unsent(UUID id, String address, String person, Instant since, boolean again, List<Draft> others) {}
