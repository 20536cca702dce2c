package dev.visage.embedded;

import dev.visage.embedded.process.InfrastructureException;
import java.nio.file.Path;

/**
 * Where the servers of a data directory answer while they run, for a process beside their launcher.
 *
 * @param postgres the database that every PostgreSQL server has
 */
public record ServerEndpoints(S3Endpoint s3, PostgresEndpoint postgres) {

    /**
     * Those that were last started on a data directory.
     *
     * @throws InfrastructureException if none were
     */
    public static ServerEndpoints of(Path dataDirectory) {
        var ports = Ports.read(dataDirectory).orElseThrow(() -> none(dataDirectory));
        var credentials = Credentials.read(dataDirectory).orElseThrow(() -> none(dataDirectory));
        return new ServerEndpoints(
                new S3Endpoint(S3Server.uri(ports), credentials.s3AccessKey(), credentials.s3SecretKey()),
                new PostgresDatabases(ports.postgres(), credentials.postgresPassword())
                        .endpoint(PostgresDatabases.MAINTENANCE));
    }

    private static InfrastructureException none(Path dataDirectory) {
        return new InfrastructureException("No servers were started on " + dataDirectory + ".");
    }
}
