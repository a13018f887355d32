/** Floor 5: which reply answered a question, and who is asked to answer one. */
package network.vanguard.answer;
