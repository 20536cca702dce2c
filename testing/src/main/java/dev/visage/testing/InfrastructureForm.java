package dev.visage.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** Where Kafka, S3 and PostgreSQL come from. */
enum InfrastructureForm {
    EMBEDDED {
        @Override
        TestInfrastructure start() {
            return EmbeddedForm.start();
        }
    },
    CONTAINERS {
        @Override
        TestInfrastructure start() {
            return ContainersForm.start();
        }
    };

    static final String PROPERTY = "visage.infrastructure";

    abstract TestInfrastructure start();

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The wanted form, or the one that this machine has. */
    static InfrastructureForm choose(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return hasDockerEngine() ? CONTAINERS : EMBEDDED;
        }
        return Stream.of(values())
                .filter(form -> form.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "-D" + PROPERTY + " is 'embedded' or 'containers', not '" + wanted + "'"));
    }

    /** Testcontainers is asked only where there is something to ask: it reports an engine's absence as an error. */
    private static boolean hasDockerEngine() {
        boolean somethingToAsk = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return somethingToAsk && DockerClientFactory.instance().isDockerAvailable();
    }
}
