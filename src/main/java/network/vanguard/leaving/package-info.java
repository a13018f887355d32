/** Floor 7: taking one's data along, and being forgotten. */
package network.vanguard.leaving;
