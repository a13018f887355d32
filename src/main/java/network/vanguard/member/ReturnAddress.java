package network.vanguard.member;

import java.net.URI;
import java.net.URISyntaxException;

/** Where a sign-in may lead: to a page of ours and nowhere else. */
final class ReturnAddress {

    private static final int LONGEST = 2000;

    private ReturnAddress() {}

    /** The address when it is a path of this platform, else the front page. */
    static String orFrontPage(String wanted) {
        if (wanted == null || wanted.length() > LONGEST || !wanted.matches("/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*")
                || wanted.startsWith("//") || wanted.startsWith("/sign-")) {
            return "/";
        }
        try {
            URI address = new URI(wanted);
            return address.getScheme() == null && address.getRawAuthority() == null && !address.getRawPath().contains("//")
                    ? wanted
                    : "/";
        } catch (URISyntaxException notAnAddress) {
            return "/";
        }
    }
}
