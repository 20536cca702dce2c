package dev.visage.bench.events;

import dev.visage.bench.events.Heard.Told;
import dev.visage.bench.load.Answer;
import dev.visage.bench.load.OpenLoop;
import dev.visage.bench.system.Postgres;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Changes profiles at a steady rate, each of as many users as that takes once, and tells when each was committed. The profile
 * store is asked itself: what ingest-api takes to pass an edit on is none of what subscribers wait for.
 */
final class Edits {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final OpenLoop loop = new OpenLoop();
    private final Postgres postgres;
    private final URI profiles;
    private final String token;
    private int rounds;

    /**
     * @param postgres which keeps the times of commits
     * @param store the configuration of the profile store
     */
    Edits(Postgres postgres, Properties store) {
        this.postgres = postgres;
        this.profiles = URI.create("http://127.0.0.1:" + store.getProperty("server.port") + "/profile-api/v1/users/");
        this.token = store.getProperty("visage.profiles.service-token");
    }

    /**
     * What became of a round.
     *
     * @param commits when each change was committed
     * @param refused how many edits were not accepted
     */
    record Round(Map<Told, Instant> commits, long refused) {}

    /** One round: the first makes the users. */
    Round round(double perSecond, Duration time) throws SQLException {
        rounds++;
        Instant before = Instant.now();
        AtomicLong users = new AtomicLong();
        List<Answer> answers = loop.run(perSecond, time, () -> edit(users.incrementAndGet()));
        return new Round(
                commits(before),
                answers.stream().filter(answer -> !answer.isAccepted()).count());
    }

    /** Waits until edits are accepted, a database that was started again for instance. */
    void awaitAcceptance() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!loop.run(1, Duration.ofSeconds(1), () -> edit(1)).get(0).isAccepted()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No edit is accepted.");
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private HttpRequest edit(long user) {
        String json = """
                {"username": "bench%d", "name": "Ada Quill", "firstName": "Ada", "lastName": "Quill",
                 "email": "ada%d@example.org", "locale": "en_US", "timezone": "Europe/Paris",
                 "description": "Writes engines, and about them. This is what she says in round %d."}
                """.formatted(user, user, rounds);
        return HttpRequest.newBuilder(profiles.resolve(Long.toString(user)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
    }

    /** A profile's row was written by the transaction that changed it last. */
    private Map<Told, Instant> commits(Instant since) throws SQLException {
        Map<Told, Instant> commits = new HashMap<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT user_id, version, pg_xact_commit_timestamp(xmin) FROM profiles")) {
            while (row.next()) {
                Instant commit = row.getObject(3, OffsetDateTime.class).toInstant();
                if (commit.isAfter(since)) {
                    commits.put(new Told(row.getLong(1), row.getLong(2)), commit);
                }
            }
        }
        return commits;
    }
}
