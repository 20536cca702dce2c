package dev.visage.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes that a killed launcher left behind. A pid alone proves nothing, since numbers are used again: a process is a
 * leftover only if its command line names the data directory.
 */
public final class Leftovers {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Pattern marker;

    public Leftovers(Path dataDirectory) {
        marker = Pattern.compile(Pattern.quote(dataDirectory.toString()) + "(/|\\s|$)");
    }

    /** Stops all that the pid files of a folder name, and removes the files. */
    void stopAll(Path runDirectory) {
        try (var files = Files.newDirectoryStream(runDirectory, "*.pid")) {
            for (var file : files) {
                stop(file);
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the process that a pid file names if it is a leftover; removes the file if it names a foreign process. */
    public void stop(Path pidFile) {
        try {
            var named = process(pidFile);
            if (named.isEmpty()) {
                return;
            }
            if (isOurs(named.get())) {
                log.info(
                        "Stopping process {}, left by a killed launcher ({})",
                        named.get().pid(),
                        pidFile);
                stop(named.get());
            } else {
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var firstLine = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return firstLine.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(firstLine)) : Optional.empty();
    }

    /** False for a process that has ended but was not collected yet: it has no command line any more. */
    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> marker.matcher(line).find())
                .isPresent();
    }

    private void stop(ProcessHandle process) {
        process.destroy();
        if (!Waiting.until(() -> !isOurs(process), GRACE)) {
            process.destroyForcibly();
            if (!Waiting.until(() -> !isOurs(process), GRACE)) {
                throw new InfrastructureException(
                        "Process " + process.pid() + ", left by an earlier launcher, cannot be stopped: end it first.");
            }
        }
    }
}
