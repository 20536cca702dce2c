package dev.visage.standalone.fault.stand;

import dev.visage.contracts.event.Topic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A trigger that lets no outcome be deleted from the outbox while this session lives: what is relayed stays in it. */
final class HeldDeletes implements AutoCloseable {

    private static final long KEY = 0x6661756c74L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection connection;

    private HeldDeletes(Connection connection) {
        this.connection = connection;
    }

    static HeldDeletes begin(Stand stand) throws SQLException {
        Connection connection = stand.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + KEY + ")");
            statement.execute("create or replace function fault_hold() returns trigger language plpgsql as $$"
                    + " begin perform pg_advisory_xact_lock_shared(" + KEY + "); return old; end $$");
            statement.execute("create trigger fault_hold before delete on outbox for each row"
                    + " when (old.aggregatetype = '" + Topic.UPLOAD_OUTCOMES.topicName() + "')"
                    + " execute function fault_hold()");
        }
        return new HeldDeletes(connection);
    }

    /** Waits until a relay wants to delete an outcome that it has published. */
    void awaitOne() {
        Awaitility.await("a delete that is held")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> held() > 0);
    }

    private int held() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer =
                        statement.executeQuery("select count(*) from pg_locks where not granted and " + waiting())) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static String waiting() {
        return "locktype = 'advisory' and (classid::bigint << 32 | objid::bigint) = " + KEY;
    }

    /** Ends the sessions whose deletes are held first: with their processes gone they must not delete any more. */
    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            Awaitility.await("no delete is held").atMost(PATIENCE).until(() -> {
                statement.execute("select pg_terminate_backend(pid) from pg_locks where not granted and " + waiting());
                return held() == 0;
            });
            statement.execute("drop trigger fault_hold on outbox");
        }
    }
}
