/** Floor 6: the map. Which topics are used together, the themes they form, and how entries hang together: as tables, pictures and files. */
package network.vanguard.map;
