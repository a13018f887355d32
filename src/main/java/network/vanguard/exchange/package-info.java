/** Floor 6: what comes in from files and goes out to them. An import line and an exported line have the same shape. */
package network.vanguard.exchange;
