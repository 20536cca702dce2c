package dev.visage.profiles.sweep;

import dev.visage.profiles.database.SessionConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Held by the one sweep that runs on a database: an advisory lock on a connection of its own, which ends with the process.
 * A sweep that loses it, and one that follows, do each other no harm: an orphan stays one.
 */
final class SweepLock implements AutoCloseable {

    /** The ASCII letters of "sweep", which is in the migration too: held for a moment, while pictures are condemned. */
    static final long SHOWING = 0x7377656570L;

    /** The ASCII letters of "sweeper". */
    private static final long RUNNING = 0x73776565706572L;

    private final Connection connection;

    private SweepLock(Connection connection) {
        this.connection = connection;
    }

    /** The lock, unless another sweep has it. */
    static Optional<SweepLock> tryTake(JdbcConnectionDetails database) throws SQLException {
        SweepLock lock = new SweepLock(SessionConnection.open(database, "sweep"));
        try (Statement statement = lock.connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(" + RUNNING + ")")) {
            answer.next();
            if (answer.getBoolean(1)) {
                return Optional.of(lock);
            }
        } catch (SQLException failure) {
            lock.close();
            throw failure;
        }
        lock.close();
        return Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
