/** The files under deploy/ by which others run the platform fit what they are for, and each other. */
package network.vanguard.deploy;
