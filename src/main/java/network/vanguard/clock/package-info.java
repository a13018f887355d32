/** The one place that knows the time: inject a {@link java.time.Clock}, and call no {@code now()} without it. */
package network.vanguard.clock;
