/** Floor 4: the tag graph. Which entries are alike and why, the pages of topics, and topics suggested for a text. */
package network.vanguard.link;
