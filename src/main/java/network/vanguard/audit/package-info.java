/** Floor 2: the log of what was done of which others must be able to ask, and the proof that nobody has altered it. */
package network.vanguard.audit;
