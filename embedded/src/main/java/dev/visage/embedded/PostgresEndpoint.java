package dev.visage.embedded;

/** Where the database answers, and its owner. */
public record PostgresEndpoint(String jdbcUrl, String user, String password) {

    @Override
    public String toString() {
        return "PostgresEndpoint[" + jdbcUrl + "]";
    }
}
