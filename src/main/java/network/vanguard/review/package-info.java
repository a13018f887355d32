/** Floor 4: what curators say about an entry: the checklist on its way to its readers, and what they think of its claims. */
package network.vanguard.review;
