package dev.visage.embedded.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What to run as a supervised child process.
 *
 * @param name names the process in messages, its pid file {@code run/<name>.pid} and its log {@code logs/<name>.log}
 * @param command the command line, asked for at each start; it must end when its standard input ends (a {@link JavaCommand} does) and name the
 *     data directory, so that a later launcher knows a leftover
 * @param environment variables set in addition to those of this process
 * @param workingDirectory where it runs
 * @param stopGrace how long it may take to end after SIGTERM before it is killed
 * @param readiness when it counts as started
 * @param readyWithin how long that may take
 */
public record ChildSpec(
        String name,
        Supplier<List<String>> command,
        Map<String, String> environment,
        Path workingDirectory,
        Duration stopGrace,
        Readiness readiness,
        Duration readyWithin) {

    public ChildSpec {
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("A process name has small letters, digits and dashes: " + name);
        }
        environment = Map.copyOf(environment);
    }

    /** Ready at once, in the launcher's working directory, with 5 s to stop. */
    public static ChildSpec of(String name, List<String> command) {
        List<String> same = List.copyOf(command);
        return of(name, () -> same);
    }

    /** The same with a command line of its own for each start. */
    public static ChildSpec of(String name, Supplier<List<String>> command) {
        return new ChildSpec(
                name,
                command,
                Map.of(),
                Path.of("").toAbsolutePath(),
                Duration.ofSeconds(5),
                Readiness.immediate(),
                Duration.ofSeconds(60));
    }

    public ChildSpec withEnvironment(Map<String, String> variables) {
        return new ChildSpec(name, command, variables, workingDirectory, stopGrace, readiness, readyWithin);
    }

    public ChildSpec in(Path directory) {
        return new ChildSpec(name, command, environment, directory, stopGrace, readiness, readyWithin);
    }

    public ChildSpec withStopGrace(Duration grace) {
        return new ChildSpec(name, command, environment, workingDirectory, grace, readiness, readyWithin);
    }

    public ChildSpec readyWhen(Readiness condition, Duration within) {
        return new ChildSpec(name, command, environment, workingDirectory, stopGrace, condition, within);
    }
}
