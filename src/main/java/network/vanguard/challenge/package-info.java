/** Floor 5: challenges: who answers for them, by when, whether they did, and how many still wait. */
package network.vanguard.challenge;
