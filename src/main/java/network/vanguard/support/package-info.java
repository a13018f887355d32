/** Floor 4: what the formal side gave to what a case study tells of, and informal practices that a steward tells of with the group's permission. */
package network.vanguard.support;
