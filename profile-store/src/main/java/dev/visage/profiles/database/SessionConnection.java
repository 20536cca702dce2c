package dev.visage.profiles.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Connections for what belongs to a session, such as an advisory lock: a pool's would outlive whoever borrows them. */
public final class SessionConnection {

    private SessionConnection() {}

    /**
     * A new connection.
     *
     * @param purpose what it is for, as PostgreSQL lists it
     */
    public static Connection open(JdbcConnectionDetails database, String purpose) throws SQLException {
        Properties properties = new Properties();
        set(properties, PGProperty.USER, database.getUsername());
        set(properties, PGProperty.PASSWORD, database.getPassword());
        set(properties, PGProperty.APPLICATION_NAME, "profile-store " + purpose);
        set(properties, PGProperty.CONNECT_TIMEOUT, "3");
        set(properties, PGProperty.SOCKET_TIMEOUT, "10");
        set(properties, PGProperty.TCP_KEEP_ALIVE, "true");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private static void set(Properties properties, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(properties, value);
        }
    }
}
