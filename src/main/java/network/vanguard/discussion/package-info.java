/** Floor 5: a thread, an entry that asks or offers something; its answers are comments. */
package network.vanguard.discussion;
