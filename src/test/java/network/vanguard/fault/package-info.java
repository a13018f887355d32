/**
 * What happens when something breaks, tried on the two nodes of {@code deploy/two-nodes.sh}. Names that end in Fault are run by the profile
 * {@code faults} only: docs/operations.md has the command and what was found.
 */
package network.vanguard.fault;
