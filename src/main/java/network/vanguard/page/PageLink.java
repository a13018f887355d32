package network.vanguard.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import io.quarkus.qute.TemplateData;

/**
 * One numbered page in a pagination, or the gap between two.
 *
 * @param number
 *        from 1; 0 in a gap
 * @param href
 *        its address; null in a gap
 * @param current
 *        whether it is the page shown
 * @param ellipsis
 *        whether it is a gap
 */
@TemplateData
public record PageLink(int number, String href, boolean current, boolean ellipsis) {

    /**
     * The first page, the last, the current and its neighbours, and gaps between them.
     *
     * @param current
     *        the page shown, from 1
     * @param last
     *        how many pages there are
     * @param address
     *        the address of a page
     */
    public static List<PageLink> around(int current, int last, IntFunction<String> address) {
        List<PageLink> links = new ArrayList<>();
        int before = 0;
        for (int number = 1; number <= last; number++) {
            if (number == 1 || number == last || Math.abs(number - current) <= 1) {
                if (number > before + 1) {
                    links.add(new PageLink(0, null, false, true));
                }
                links.add(new PageLink(number, address.apply(number), number == current, false));
                before = number;
            }
        }
        return links;
    }
}
