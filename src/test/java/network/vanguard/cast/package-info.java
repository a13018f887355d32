/** The named cast of the tests: people who sign in for real, and things for them to read and write. */
package network.vanguard.cast;
