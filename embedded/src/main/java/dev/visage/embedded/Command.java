package dev.visage.embedded;

import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A command that runs to its end, once, before a server can start. */
final class Command {

    private Command() {}

    /** Runs it with its output in a log file. Its standard input stays open as long as this process lives. */
    static void run(List<String> command, Path log) {
        int code;
        try {
            code = exitCode(
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()));
        } catch (IOException e) {
            throw new InfrastructureException(command.get(0) + " cannot be run: " + e.getMessage(), e);
        }
        if (code != 0) {
            throw new InfrastructureException(
                    command.get(0) + " ended with exit code " + code + ". It printed (" + log + "):\n" + content(log));
        }
    }

    /** Whether the command can be run here and ends well. */
    static boolean succeeds(List<String> command) {
        try {
            return exitCode(new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD))
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int exitCode(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InfrastructureException("The start was interrupted.", e);
        }
    }

    private static String content(Path log) {
        try {
            return Files.readString(log).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
