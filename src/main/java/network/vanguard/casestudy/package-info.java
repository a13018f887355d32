/** Floor 5: a case study, an entry and its structured body. */
package network.vanguard.casestudy;
