/** Floor 7: the front page, the pages of sites and people, and help. */
package network.vanguard.home;
