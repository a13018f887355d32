package network.vanguard.link;

import java.util.List;

import network.vanguard.page.Choice;

/**
 * The topics that a form offers to tick.
 *
 * @param choices those that are ticked already, then those that may fit, each with the reason
 * @param ticked  the names of those that are ticked
 * @param asked   whether they were worked out for the text as it is: then say so also when there are none
 */
public record SuggestedTopics(List<Choice> choices, List<String> ticked, boolean asked) {}
