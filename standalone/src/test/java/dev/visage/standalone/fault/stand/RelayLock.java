package dev.visage.standalone.fault.stand;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The lock of the outbox's relay, held so that nobody relays. */
final class RelayLock implements AutoCloseable {

    /** As in {@code RelayConnection}. */
    private static final long KEY = 0x6f7574626f78L;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection connection;

    private RelayLock(Connection connection) {
        this.connection = connection;
    }

    /** Ends the session of the relay that holds it, until it can be had. */
    static RelayLock take(Stand stand) throws SQLException {
        RelayLock lock = new RelayLock(stand.connect());
        Awaitility.await("the relay's lock")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    lock.endHolder();
                    return lock.isTaken();
                });
        return lock;
    }

    private void endHolder() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                    + " and (classid::bigint << 32 | objid::bigint) = " + KEY + " and pid <> pg_backend_pid()");
        }
    }

    private boolean isTaken() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    /** How many events for topics of such a name wait to be relayed. */
    int waiting(String topic) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from outbox where aggregatetype like ?")) {
            statement.setString(1, topic);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getInt(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
