/** Taking one's data along, and being forgotten. */
package network.vanguard.leaving;
