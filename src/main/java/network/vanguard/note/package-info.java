/** Floor 5: a practice note, an entry and its short body. */
package network.vanguard.note;
