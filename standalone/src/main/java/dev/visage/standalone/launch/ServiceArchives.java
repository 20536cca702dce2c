package dev.visage.standalone.launch;

import dev.visage.embedded.process.ClassArchive;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A class archive for each service, made beside its jar when the script runs a system with it for the first time; used wherever it is. */
final class ServiceArchives implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServiceArchives.class);

    /** The script says so: a system of tests or benchmarks is gone before an archive was worth its CPU. */
    private static final String MADE = "visage.archives";

    private static final Duration STOP = Duration.ofSeconds(5);

    private final boolean areMade = Boolean.getBoolean(MADE);
    private final String classPath = servicesClassPath();
    private final List<ClassArchive> archives = new ArrayList<>();
    private final Thread maker = new Thread(this::make, "class-archives");

    /** The archive of a service, for a process that keeps in this file what it loads, while there is none. */
    ClassArchive of(Service service, Path loaded) {
        ClassArchive archive = new ClassArchive(home(service), classPath, areMade ? loaded : null);
        archives.add(archive);
        return archive;
    }

    /** What all services run on. */
    String classPath() {
        return classPath;
    }

    /** Begins to make what is missing, one after the other, beside what the processes do. */
    void makeMissing() {
        if (areMade) {
            maker.setDaemon(true);
            maker.start();
        }
    }

    private void make() {
        try {
            for (ClassArchive archive : archives) {
                archive.make();
            }
        } catch (IOException failure) {
            log.info("services take longer to start, no class archive could be made: {}", failure.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Jars alone where the services are jars, as an archive needs it: what is in folders then is the launcher's own. */
    private static String servicesClassPath() {
        String own = System.getProperty("java.class.path");
        return Stream.of(Service.values()).map(ServiceArchives::home).anyMatch(Files::isDirectory)
                ? own
                : Stream.of(own.split(File.pathSeparator))
                        .filter(entry -> !Files.isDirectory(Path.of(entry)))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar or the folder that a service comes in. */
    private static Path home(Service service) {
        try {
            return Path.of(service.mainClass()
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is half made is gone then. */
    @Override
    public void close() {
        maker.interrupt();
        try {
            maker.join(STOP.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
