/** Which of the database's servers answers: the primary, or, where nobody can tell, a replica. */
package network.vanguard.replica;
