package network.vanguard.support;

import java.util.List;

/**
 * What a site or an organisation gave, as this reader may see it.
 *
 * @param giver  what to call it
 * @param url    the address of its page
 * @param ending what ends within {@link SupportFinder#SOON} days, the first to end first; only on the first page
 * @param lines  a page of all, the newest first
 * @param totals over all of them, without those of informal groups that have not agreed
 * @param next   the cursor of the next page, or null
 */
public record Given(String giver, String url, List<GivenLine> ending, List<GivenLine> lines, Totals totals, String next) {}
