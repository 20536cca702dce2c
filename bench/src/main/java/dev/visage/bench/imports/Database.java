package dev.visage.bench.imports;

import dev.visage.bench.system.Postgres;
import dev.visage.bench.system.ThrowAwaySystem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Counts what the profile stores ask of their database. */
final class Database {

    /** A connection that is idle tells its numbers after 10 s at the latest (PGSTAT_IDLE_INTERVAL). */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(11);

    private final Postgres postgres;

    private Database(Postgres postgres) {
        this.postgres = postgres;
    }

    /**
     * That of a system, which is started again so that it counts statements.
     *
     * @param store a profile store's name
     */
    static Database of(ThrowAwaySystem system, String store) throws IOException, InterruptedException, SQLException {
        Postgres postgres = Postgres.of(system, store);
        postgres.restartWith("shared_preload_libraries", "pg_stat_statements");
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        }
        return new Database(postgres);
    }

    /** What it has done up to now, once all connections have told; those of this class are not among it. */
    Work work() throws InterruptedException, SQLException {
        Thread.sleep(UNTIL_TOLD.toMillis());
        String query = """
                SELECT (SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()),
                       (SELECT sum(calls)::bigint FROM pg_stat_statements(false) WHERE toplevel)
                """;
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Work(row.getLong(1), row.getLong(2));
        }
    }

    /**
     * How much a database has done.
     *
     * @param transactions all that ended, however they did
     * @param statements all that clients sent, those that begin and end transactions among them
     */
    record Work(long transactions, long statements) {

        /**
         * The rest without questions how an import fares: each is a statement in a transaction of its own, and another is that in
         * which the pool makes sure that a connection which nobody used for half a second is alive.
         */
        Work withoutLooks(long looks) {
            return new Work(transactions - 2 * looks, statements - looks);
        }

        Work since(Work before) {
            return new Work(transactions - before.transactions, statements - before.statements);
        }
    }
}
