package dev.visage.profiles.outbox;

import dev.visage.profiles.database.SessionConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The relay's own connection to PostgreSQL. The lock that makes a relay the active one belongs to the connection and
 * ends with it, so it cannot outlive the relay, and every answer on the connection shows that the lock is still held.
 * PostgreSQL ends the connection of an active relay that asks nothing for a while, because it was stopped for instance,
 * and of one whose machine is gone.
 */
final class RelayConnection implements AutoCloseable {

    /** The ASCII letters of "outbox". */
    private static final long LOCK = 0x6f7574626f78L;

    /** Of an active relay: how long it may be silent. */
    private static final String SILENCE = "3s";

    private static final String VANISHED = """
            set tcp_keepalives_idle = 1; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 2;
            set tcp_user_timeout = 3000
            """;

    /** The lock, and with it at once the limit to silence. */
    private static final String LEAD = """
            with attempt as materialized (select pg_try_advisory_lock(%d) as locked)
            select locked, set_config('idle_session_timeout', case when locked then '%s' else '0' end, false)
            from attempt
            """.formatted(LOCK, SILENCE);

    private static final String BACKLOG = """
            select count(*) as pending,
                cast(coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) * 1000 as bigint) as age
            from (select created_at from outbox order by seq limit %d) waiting
            """.formatted(Backlog.MOST);

    private final Connection connection;

    private RelayConnection(Connection connection) {
        this.connection = connection;
    }

    static RelayConnection open(JdbcConnectionDetails database) throws SQLException {
        RelayConnection opened = new RelayConnection(SessionConnection.open(database, "outbox relay"));
        try {
            opened.execute(VANISHED);
        } catch (SQLException failure) {
            opened.close();
            throw failure;
        }
        return opened;
    }

    /** Whether this is the active relay from now on, which hears of every commit to come. */
    boolean lead() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(LEAD)) {
            answer.next();
            if (!answer.getBoolean("locked")) {
                return false;
            }
        }
        execute("listen visage_outbox");
        return true;
    }

    /** What waits just now. */
    Backlog backlog() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(BACKLOG)) {
            answer.next();
            // The rows have the time of the services' clocks.
            long age = Math.max(0, answer.getLong("age"));
            return new Backlog(answer.getLong("pending"), Duration.ofMillis(age));
        }
    }

    /**
     * The first rows that are there. One with a lower number may appear later, when its transaction took longer: rows
     * are therefore removed one by one and never passed over by number.
     */
    List<OutboxRow> read(int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select * from outbox order by seq limit ?")) {
            statement.setInt(1, limit);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    rows.add(OutboxRow.read(answer));
                }
            }
            return rows;
        }
    }

    void remove(List<OutboxRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from outbox where seq = any (?)")) {
            Long[] numbers = rows.stream().map(OutboxRow::seq).toArray(Long[]::new);
            statement.setArray(1, connection.createArrayOf("bigint", numbers));
            statement.executeUpdate();
        }
    }

    /** Waits until something was committed since the last call, or the time is over. */
    boolean awaitCommit(Duration timeout) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        // What came along with an earlier answer is at hand already, and would not end the wait.
        return postgres.getNotifications().length > 0
                || postgres.getNotifications(Math.toIntExact(timeout.toMillis())).length > 0;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
