package dev.visage.standalone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.embedded.PostgresEndpoint;
import dev.visage.embedded.ServerEndpoints;
import dev.visage.standalone.launch.RunningSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The programs of docs/examples, set up to subscribe to a system. */
final class Subscribers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DATABASE = "subscriber";

    private Subscribers() {}

    /** A table in PostgreSQL, kept by a listener of spring-kafka. */
    static Subscriber springKafka(Path data, Path output) throws SQLException {
        PostgresEndpoint own = ownDatabase(data);
        Program program = Program.java(
                "spring-kafka",
                "com.example.profiles.ProfileTable",
                output.resolve("spring-kafka"),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", RunningSystem.of(data).kafka(),
                        "POSTGRES_URL", own.jdbcUrl(),
                        "POSTGRES_USER", own.user(),
                        "POSTGRES_PASSWORD", own.password()),
                // the broker waits so long for one that was killed before another gets its partitions
                "--spring.kafka.consumer.properties.session.timeout.ms=3000",
                "--spring.kafka.consumer.properties.heartbeat.interval.ms=500");
        return new Subscriber("spring-kafka", program, () -> Copy.of(rows(own).stream()), false);
    }

    /** A map in memory, made anew at each start; what it prints is kept. */
    static Subscriber kafkaClients(Path data, Path output) {
        Program program = Program.java(
                "kafka-clients",
                "com.example.profiles.ProfileCache",
                output.resolve("kafka-clients"),
                Map.of(),
                RunningSystem.of(data).kafka());
        return new Subscriber(
                "kafka-clients",
                program,
                () -> Copy.of(program.lines().stream().map(Subscribers::changePrinted)),
                true);
    }

    /** Server-sent events, in Java and of this test. */
    static Subscriber eventStream(Path data, String token) {
        EventStream stream = new EventStream(RunningSystem.of(data).url(), token);
        return new Subscriber("server-sent events", stream, stream::copy, true);
    }

    /** Server-sent events, by the EventSource of Node. */
    static Subscriber nodeEventSource(Path data, String token, Path output) {
        Path journal = output.resolve("node-eventsource.jsonl");
        Program program = Program.node(
                "node-eventsource",
                "follow.js",
                output.resolve("node-eventsource"),
                Map.of(
                        "VISAGE_URL", RunningSystem.of(data).url().toString(),
                        "VISAGE_TOKEN", token,
                        "JOURNAL", journal.toString()));
        return new Subscriber("node-eventsource", program, () -> journal(journal), true);
    }

    /** A receiver of webhooks in Java. */
    static Subscriber javaReceiver(int port, String secret, Path output) {
        Path journal = output.resolve("webhook-receiver-java.jsonl");
        Program program = Program.java(
                "webhook-receiver-java",
                "com.example.profiles.WebhookReceiver",
                output.resolve("webhook-receiver-java"),
                Map.of("WEBHOOK_SECRET", secret),
                Integer.toString(port),
                journal.toString());
        return new Subscriber("webhook-receiver-java", program, () -> journal(journal), true);
    }

    /** A receiver of webhooks in Node. */
    static Subscriber nodeReceiver(int port, String secret, Path output) {
        Path journal = output.resolve("webhook-receiver-node.jsonl");
        Program program = Program.node(
                "webhook-receiver-node",
                "receive.js",
                output.resolve("webhook-receiver-node"),
                Map.of("WEBHOOK_SECRET", secret, "PORT", Integer.toString(port), "JOURNAL", journal.toString()));
        return new Subscriber("webhook-receiver-node", program, () -> journal(journal), true);
    }

    /** Makes a webhook that is told of all changes; its secret. */
    static String makeWebhook(Path data, String token, URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        RunningSystem.of(data).url().resolve("/v1/webhooks"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"url\": \"" + url + "\"}"))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("secret").asString();
    }

    private static Copy journal(Path file) {
        return Copy.of(Program.wholeLines(file).stream().map(JSON::readTree).filter(line -> line.has("userId")));
    }

    private static JsonNode changePrinted(String line) {
        JsonNode event = JSON.readTree(line);
        ObjectNode change =
                JSON.createObjectNode().put("eventId", event.path("id").asString());
        change.setAll((ObjectNode) (event.has("data") ? event.path("data") : event));
        return change;
    }

    private static PostgresEndpoint ownDatabase(Path data) throws SQLException {
        PostgresEndpoint server = ServerEndpoints.of(data).postgres();
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        String url = server.jdbcUrl();
        return new PostgresEndpoint(
                url.replaceFirst("/[^/?]+(\\?|$)", "/" + DATABASE + "$1"), server.user(), server.password());
    }

    /** None before the example has made its table. */
    private static List<JsonNode> rows(PostgresEndpoint database) {
        List<JsonNode> rows = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery("select to_regclass('profiles') is not null")) {
            table.next();
            if (table.getBoolean(1)) {
                ResultSet row = statement.executeQuery("""
                        select to_json(row) from
                            (select event_id as "eventId", user_id as "userId", version, profile from profiles) row
                        """);
                while (row.next()) {
                    rows.add(JSON.readTree(row.getString(1)));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(PostgresEndpoint database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
