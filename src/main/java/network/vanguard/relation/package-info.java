/** Floor 4: links between entries that people make, each with a name at both ends. */
package network.vanguard.relation;
