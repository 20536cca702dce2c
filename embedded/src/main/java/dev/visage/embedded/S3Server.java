package dev.visage.embedded;

import dev.visage.embedded.process.ChildSpec;
import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.JavaCommand;
import dev.visage.embedded.process.Readiness;
import dev.visage.embedded.process.SupervisedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** S3Proxy over a folder, in a JVM of its own. A bucket is a folder there, an object a file with extended attributes. */
final class S3Server {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private S3Server() {}

    static SupervisedProcess start(
            DataDirectory home, EmbeddedSettings settings, ServerFiles files, Ports ports, Credentials credentials) {
        settings.buckets().forEach(bucket -> createBucket(home, bucket));
        var configuration = ConfigurationFile.write(
                home,
                "s3proxy.properties",
                Map.of(
                        "port", ports.s3(),
                        "accessKey", credentials.s3AccessKey(),
                        "secretKey", credentials.s3SecretKey(),
                        "objects", objects(home)));
        var command = new JavaCommand(
                        "org.gaul.s3proxy.Main",
                        files.s3Proxy().toString(),
                        List.of("-Xmx" + settings.memory().s3Heap() + "m", "-XX:+UseSerialGC"),
                        List.of("--properties", configuration.toString()))
                .line(home);
        return SupervisedProcess.start(
                home,
                ChildSpec.of("s3proxy", command)
                        .in(home.path())
                        .withEnvironment(Map.of("LOG_LEVEL", "warn"))
                        .readyWhen(Readiness.answers(uri(ports)), READY_WITHIN));
    }

    static URI uri(Ports ports) {
        return URI.create("http://127.0.0.1:" + ports.s3());
    }

    static void createBucket(DataDirectory home, String bucket) {
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{2,62}")) {
            throw new IllegalArgumentException("Not a name for a bucket: " + bucket);
        }
        try {
            Files.createDirectories(objects(home).resolve(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path objects(DataDirectory home) {
        return home.folder("objects");
    }
}
