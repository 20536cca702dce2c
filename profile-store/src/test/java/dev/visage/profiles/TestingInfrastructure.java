package dev.visage.profiles;

import dev.visage.contracts.event.Topic;
import dev.visage.embedded.TopicSpec;
import dev.visage.testing.TestInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Kafka and PostgreSQL for all tests of this run, with the topics ready for use. */
public final class TestingInfrastructure {

    /** Of every topic but those for dead letters, which the store makes. */
    public static final int PARTITIONS = 3;

    /** Where the store looks for objects. */
    public static final String BUCKET = "profile-store";

    private static final TestInfrastructure SERVERS = start();

    private TestingInfrastructure() {}

    /** The running servers. */
    public static TestInfrastructure servers() {
        return SERVERS;
    }

    /** Lets a topic take no record, or all again. */
    public static void refuse(String topic, boolean refuse) throws ExecutionException, InterruptedException {
        limit(topic, refuse ? OptionalInt.of(1) : OptionalInt.empty());
    }

    /** Lets a topic take no records longer than this, or all again. */
    public static void limit(String topic, OptionalInt bytes) throws ExecutionException, InterruptedException {
        Map<String, Object> servers = Map.of("bootstrap.servers", SERVERS.kafkaBootstrapServers());
        AlterConfigOp limit = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(bytes.orElse(0))),
                bytes.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE);
        try (Admin admin = Admin.create(servers)) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(limit)))
                    .all()
                    .get();
        }
    }

    /** Lets nobody in to the database, and ends all connections, or lets everybody in again. */
    public static void admitToDatabase(boolean allowed) throws SQLException {
        String url = SERVERS.postgres().jdbcUrl();
        Matcher parts = Pattern.compile("(.*/)(\\w+)(\\?.*)?").matcher(url);
        if (!parts.matches()) {
            throw new IllegalStateException(url);
        }
        String name = parts.group(2);
        try (Connection connection = DriverManager.getConnection(
                        parts.group(1) + "postgres",
                        SERVERS.postgres().user(),
                        SERVERS.postgres().password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + name + " with allow_connections " + allowed);
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
        }
    }

    private static TestInfrastructure start() {
        TestInfrastructure servers = TestInfrastructure.shared();
        servers.createTopics(Stream.of(Topic.values())
                .map(topic -> new TopicSpec(topic.topicName(), PARTITIONS, topic.configuration()))
                .toArray(TopicSpec[]::new));
        servers.createBucket(BUCKET);
        return servers;
    }
}
