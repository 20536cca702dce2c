package dev.visage.testing;

import dev.visage.embedded.EmbeddedInfrastructure;
import dev.visage.embedded.EmbeddedSettings;
import dev.visage.embedded.PostgresEndpoint;
import dev.visage.embedded.S3Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Child processes on a temporary directory. Their data need not survive the machine: PostgreSQL does not sync. */
final class EmbeddedForm implements TestInfrastructure {

    private final EmbeddedInfrastructure infrastructure;

    private EmbeddedForm(EmbeddedInfrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    static EmbeddedForm start() {
        try {
            var directory = Files.createTempDirectory("visage-tests");
            var infrastructure = EmbeddedInfrastructure.start(
                    EmbeddedSettings.in(directory).notDurable().withDatabase("tests"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(infrastructure, directory)));
            return new EmbeddedForm(infrastructure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedInfrastructure infrastructure, Path directory) {
        infrastructure.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String kafkaBootstrapServers() {
        return infrastructure.kafkaBootstrapServers();
    }

    @Override
    public S3Endpoint s3() {
        return infrastructure.s3();
    }

    @Override
    public PostgresEndpoint postgres() {
        return infrastructure.postgres();
    }

    @Override
    public void createBucket(String name) {
        infrastructure.createBucket(name);
    }
}
