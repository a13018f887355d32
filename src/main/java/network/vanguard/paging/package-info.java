/** Lists in pieces: by the place where the last piece ended, never by counting rows. */
package network.vanguard.paging;
