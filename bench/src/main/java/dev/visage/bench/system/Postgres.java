package dev.visage.bench.system;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** The database of a system's profile stores. */
public final class Postgres {

    private static final Duration LONGEST_RESTART = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final ThrowAwaySystem system;
    private final Properties configuration;

    private Postgres(ThrowAwaySystem system, Properties configuration) {
        this.system = system;
        this.configuration = configuration;
    }

    /**
     * That of a system.
     *
     * @param store a profile store's name
     */
    public static Postgres of(ThrowAwaySystem system, String store) throws IOException {
        return new Postgres(system, system.configuration(store));
    }

    /** A connection of the stores' user. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                configuration.getProperty("spring.datasource.url"),
                configuration.getProperty("spring.datasource.username"),
                configuration.getProperty("spring.datasource.password"));
    }

    /** Sets a parameter that counts from a start on, and returns when the database is started again with it. */
    public void restartWith(String parameter, String value) throws IOException, InterruptedException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET " + parameter + " = '" + value + "'");
        }
        system.process("postgres").destroyForcibly();
        for (long waited = 0; ; waited += LOOK.toMillis()) {
            Thread.sleep(LOOK.toMillis());
            try {
                if (shows(parameter, value)) {
                    return;
                }
            } catch (SQLException notYet) {
                if (waited > LONGEST_RESTART.toMillis()) {
                    throw notYet;
                }
            }
        }
    }

    private boolean shows(String parameter, String value) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + parameter)) {
            row.next();
            return row.getString(1).equals(value);
        }
    }
}
