/** Floor 2: the organisations that take part in what is told here. */
package network.vanguard.organisation;
