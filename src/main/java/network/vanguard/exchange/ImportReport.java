package network.vanguard.exchange;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An import and a page of the lines that it refused.
 *
 * @param next cursor of the next page of refused lines, or null
 */
public record ImportReport(@JsonUnwrapped ImportView about, List<Refusal> refusals, String next) {}
