/** Floor 6: what is underway at different sites, alike and not in touch; and how they are introduced to each other. */
package network.vanguard.introduction;
