/** Floor 6: finding entries by their words, with filters, counts and a second try for a misspelt word. */
package network.vanguard.search;
