/** What those see who keep the platform running: figures, and where they are asked for. */
package network.vanguard.operation;
