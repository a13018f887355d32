/** Floor 3, the spine: one row for every piece of content, and who may read it, change it and move it on. */
package network.vanguard.entry;
