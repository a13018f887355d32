/** Floor 4: collections: entries that a curator puts side by side, with an introduction and a reason for each. */
package network.vanguard.collection;
