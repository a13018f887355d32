/** Floor 6: the way of an entry from its author to its readers. */
package network.vanguard.curation;
