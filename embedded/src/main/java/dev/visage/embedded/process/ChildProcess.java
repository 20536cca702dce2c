package dev.visage.embedded.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of a child: started with its log and pid file, and stopped. */
final class ChildProcess {

    /**
     * A terminal sends Ctrl-C to every process of its session: the children leave it, so that it is the launcher alone
     * who decides when they stop. Where there is no {@code setsid} (macOS), they get it too.
     */
    private static final List<String> OWN_SESSION =
            executable("setsid").map(setsid -> List.of(setsid.toString())).orElse(List.of());

    private final Process process;
    private final ChildSpec spec;
    private final LogFile log;
    private final long logStart;
    private final Path pidFile;

    private ChildProcess(Process process, ChildSpec spec, LogFile log, long logStart, Path pidFile) {
        this.process = process;
        this.spec = spec;
        this.log = log;
        this.logStart = logStart;
        this.pidFile = pidFile;
    }

    static ChildProcess launch(DataDirectory home, ChildSpec spec) throws IOException {
        var log = new LogFile(home.logs().resolve(spec.name() + ".log"));
        log.rotate();
        var commandLine = spec.command().get();
        var program = commandLine.get(0);
        if (executable(program).isEmpty()) {
            throw new IOException("there is no program " + program);
        }
        var command = new ArrayList<>(OWN_SESSION);
        command.addAll(commandLine);
        var builder = new ProcessBuilder(command)
                .directory(spec.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(spec.environment());
        long logStart = log.size();
        var pidFile = home.run().resolve(spec.name() + ".pid");
        var child = new ChildProcess(builder.start(), spec, log, logStart, pidFile);
        Files.writeString(pidFile, child.pid() + "\n");
        return child;
    }

    private static Optional<Path> executable(String program) {
        var folders = program.contains("/") ? "" : System.getenv().getOrDefault("PATH", "");
        return Stream.of(folders.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void whenEnded(Runnable action) {
        process.onExit().thenRun(action);
    }

    /** How it ended, with what it printed last. */
    String ending() {
        return "ended with exit code " + process.exitValue() + ". " + printed();
    }

    String printed() {
        return "The last lines of " + log.path() + ":\n" + log.tail(logStart);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** SIGTERM and the end of standard input, then SIGKILL when the grace is over. */
    void stop() {
        process.destroy();
        if (!endsInTime()) {
            process.destroyForcibly();
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits its time even in an interrupted thread: what interrupts a start must not cut short the stop after it. */
    private boolean endsInTime() {
        long deadline = System.nanoTime() + spec.stopGrace().toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
