/** Floor 4: the tree of comments under an entry. */
package network.vanguard.comment;
