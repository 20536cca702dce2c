package dev.visage.standalone.launch;

import dev.visage.embedded.EmbeddedInfrastructure;
import dev.visage.embedded.process.OwnerOnlyFile;
import dev.visage.standalone.token.TokenKeys;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The configuration that each service reads, as a file in the data directory that its owner alone may read: it holds
 * secrets, which a command line would show to everyone.
 */
final class ServiceFiles {

    private static final String BUCKET = "visage";

    private final EmbeddedInfrastructure infrastructure;
    private final String serviceToken;

    private ServiceFiles(EmbeddedInfrastructure infrastructure, String serviceToken) {
        this.infrastructure = infrastructure;
        this.serviceToken = serviceToken;
    }

    /** With a secret between the services that is new at every launch. */
    static ServiceFiles of(EmbeddedInfrastructure infrastructure) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new ServiceFiles(
                infrastructure, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    Path profileStore(String name, int port, int publicPort, Path log) throws IOException {
        Map<String, String> properties = common(Service.PROFILE_STORE, port, log);
        objectStore(properties);
        properties.put("spring.datasource.url", infrastructure.postgres().jdbcUrl());
        properties.put("spring.datasource.username", infrastructure.postgres().user());
        properties.put("spring.datasource.password", infrastructure.postgres().password());
        properties.put("visage.profiles.service-token", serviceToken);
        properties.put("visage.images.public-base-url", publicBaseUrl(publicPort));
        return write(name, properties);
    }

    Path imageWorker(String name, int port, Path log) throws IOException {
        Map<String, String> properties = common(Service.IMAGE_WORKER, port, log);
        objectStore(properties);
        // A process is given 5 s to stop, in which it has to leave its group too.
        properties.put("visage.worker.intake.grace", "2s");
        return write(name, properties);
    }

    Path ingestApi(String name, int port, int publicPort, List<Integer> profileStorePorts, TokenKeys keys, Path log)
            throws IOException {
        Map<String, String> properties = common(Service.INGEST_API, port, log);
        objectStore(properties);
        properties.put(
                "visage.profiles.urls",
                profileStorePorts.stream()
                        .map(each -> "http://127.0.0.1:" + each)
                        .collect(Collectors.joining(",")));
        properties.put("visage.profiles.service-token", serviceToken);
        properties.put("visage.images.public-base-url", publicBaseUrl(publicPort));
        properties.put("visage.tokens.public-key", keys.publicKey().toUri().toString());
        // This port stands for the whole system.
        properties.put(
                "management.endpoint.health.group.readiness.include",
                "readinessState,outcomes,changes,kafka,objectStore,profiles");
        // Tokens are made and checked by the clock of one machine.
        properties.put("visage.tokens.clock-skew", "0s");
        return write(name, properties);
    }

    /** Where pictures are fetched, whichever ingest-api answers. */
    private static String publicBaseUrl(int publicPort) {
        return "http://127.0.0.1:" + publicPort;
    }

    private Map<String, String> common(Service service, int port, Path log) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", Integer.toString(port));
        properties.put("spring.kafka.bootstrap-servers", infrastructure.kafkaBootstrapServers());
        // The broker waits this long for a consumer that was killed before another gets its work; docs/adr/0015
        properties.put("spring.kafka.consumer.properties.session.timeout.ms", "3000");
        properties.put("spring.kafka.consumer.properties.heartbeat.interval.ms", "500");
        properties.put("spring.autoconfigure.exclude", service.excludedAutoConfigurations());
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
        properties.put("logging.threshold.console", "off");
        // In one JVM all would bear the name of the service that started first.
        properties.put("logging.include-application-name", "false");
        properties.put("logging.file.name", log.toString());
        return properties;
    }

    private void objectStore(Map<String, String> properties) {
        properties.put("visage.s3.endpoint", infrastructure.s3().uri().toString());
        properties.put("visage.s3.bucket", BUCKET);
        properties.put("visage.s3.access-key", infrastructure.s3().accessKey());
        properties.put("visage.s3.secret-key", infrastructure.s3().secretKey());
    }

    private Path write(String name, Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Path file = infrastructure.dataDirectory().folder("config").resolve(name + ".properties");
        OwnerOnlyFile.write(file, text.toString());
        return file;
    }
}
