/** The Vanguard Learning Network: where healthcare sites learn from each other. The floors are drawn in docs/house.md. */
package network.vanguard;
