package dev.visage.health;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Asks Kafka for its cluster, on a connection that is kept. */
final class KafkaCheck implements DependencyHealth.Check, AutoCloseable {

    private static final int TIMEOUT_MILLIS = 1_500;

    private final Map<String, Object> configuration;
    private @Nullable Admin admin;

    /**
     * @param configuration of an admin client
     */
    public KafkaCheck(Map<String, Object> configuration) {
        this.configuration = Map.copyOf(configuration);
    }

    @Override
    public void call() throws Exception {
        admin().describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
                .nodes()
                .get();
    }

    /** Made at the first call: a name that cannot be looked up must not keep the service from starting. */
    private synchronized Admin admin() {
        Admin known = admin;
        if (known == null) {
            known = Admin.create(configuration);
            admin = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
