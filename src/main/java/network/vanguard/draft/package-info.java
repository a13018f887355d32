/** What people have typed and not sent yet: saved while they type, on any device, several at a time. */
package network.vanguard.draft;
