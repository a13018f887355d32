/** Floor 2: the sites that learn from each other, and who speaks for them. */
package network.vanguard.site;
