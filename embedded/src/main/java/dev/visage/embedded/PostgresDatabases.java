package dev.visage.embedded;

import dev.visage.embedded.process.InfrastructureException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The databases of a PostgreSQL server on loopback, seen by their owner. */
record PostgresDatabases(int port, String password) {

    static final String OWNER = "postgres";
    static final String MAINTENANCE = "postgres";

    /** Whether the server takes connections. */
    boolean answer() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new InfrastructureException(
                        "PostgreSQL does not take the password in credentials.json, which is"
                                + " not the one that its data was made with: restore that file.",
                        e);
            }
            return false;
        }
    }

    void createIfMissing(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a name for a database: " + name);
        }
        try (var connection = connect()) {
            if (!exists(connection, name)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + name);
                }
            }
        } catch (SQLException e) {
            throw new InfrastructureException(
                    "PostgreSQL cannot create the database " + name + ": " + e.getMessage(), e);
        }
    }

    PostgresEndpoint endpoint(String database) {
        return new PostgresEndpoint("jdbc:postgresql://127.0.0.1:" + port + "/" + database, OWNER, password);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", OWNER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        return DriverManager.getConnection(endpoint(MAINTENANCE).jdbcUrl(), properties);
    }

    @Override
    public String toString() {
        return "PostgresDatabases[port=" + port + "]";
    }
}
