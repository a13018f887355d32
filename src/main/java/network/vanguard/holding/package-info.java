/** Floor 4: who started what a case study tells of, who holds it now, and how it changes hands. */
package network.vanguard.holding;
