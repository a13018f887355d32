/** Floor 6: leads: initiatives elsewhere that comments point to, and how curators follow them up. */
package network.vanguard.lead;
