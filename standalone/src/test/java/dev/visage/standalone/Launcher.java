package dev.visage.standalone;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code visage up} as a process of its own. */
public final class Launcher implements AutoCloseable {

    private final Path data;
    private final Process process;

    private Launcher(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    /** Returns when it says that it is up. */
    static Launcher up(Path data, String... options) throws IOException {
        return up(data, Map.of(), options);
    }

    /**
     * The same with more in its environment, which its processes have too.
     *
     * @param environment the variables with their values
     */
    public static Launcher up(Path data, Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Visage.class.getName(),
                "up",
                "--port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Launcher launcher = new Launcher(data, builder.start());
        launcher.awaitUp();
        return launcher;
    }

    private void awaitUp() throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.append(line).append('\n');
            if (line.startsWith("Ctrl-C")) {
                return;
            }
        }
        throw new AssertionError("It did not come up: " + printed);
    }

    /** The process that a pid file names. */
    public long pid(String name) throws IOException {
        return Long.parseLong(
                Files.readString(data.resolve("run").resolve(name + ".pid")).strip());
    }

    /** All processes that it has started, and theirs. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; whether it ends within the time. */
    boolean stopsWithin(Duration time) throws InterruptedException {
        process.destroy();
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends a signal, such as STOP or KILL. */
    public static void signal(String signal, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("Process " + pid + " cannot be sent SIG" + signal);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until none of the processes runs. One that nobody has collected yet has no command line any more. */
    static void awaitEnd(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> running(processes).findAny().isEmpty());
    }

    private static Stream<ProcessHandle> running(List<ProcessHandle> processes) {
        return processes.stream()
                .filter(process ->
                        process.isAlive() && process.info().commandLine().isPresent());
    }

    @Override
    public void close() {
        List<ProcessHandle> all = descendants();
        try {
            if (!stopsWithin(Duration.ofSeconds(20))) {
                kill();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        running(all).forEach(ProcessHandle::destroyForcibly);
    }
}
