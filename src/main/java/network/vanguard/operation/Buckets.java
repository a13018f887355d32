package network.vanguard.operation;

import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** Lets the times of requests, searches and links be counted by how long they took; few steps, since each is a series per address. */
class Buckets {

    private static final Set<String> TIMED = Set.of("http.server.requests", "vanguard.search", "vanguard.similar");
    private static final double[] SECONDS = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};

    @Produces
    @Singleton
    MeterFilter buckets() {
        double[] steps = DoubleStream.of(SECONDS).map(seconds -> seconds * Duration.ofSeconds(1).toNanos()).toArray();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return TIMED.contains(id.getName())
                        ? DistributionStatisticConfig.builder().serviceLevelObjectives(steps).build().merge(config)
                        : config;
            }
        };
    }
}
