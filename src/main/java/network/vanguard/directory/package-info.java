/** Floor 6: the pages of organisations: what they are, what they take part in, what they hold, as far as the reader may see it. */
package network.vanguard.directory;
