/**
 * The servers that the program brings itself when none is configured: a real PostgreSQL and a real Keycloak as child processes on
 * loopback ports, their data in one folder that is kept between runs. Nothing else in the program knows that they exist.
 */
package network.vanguard.local;
