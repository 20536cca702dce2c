package dev.visage.bench.system;

import dev.visage.embedded.ServerEndpoints;
import dev.visage.embedded.process.Guard;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.Visage;
import dev.visage.standalone.launch.LaunchSettings.Form;
import dev.visage.standalone.launch.RunningSystem;
import dev.visage.standalone.token.TokenKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What {@code ./visage up} starts, on free ports and in a temporary directory: a process of its own with the options of
 * this JVM, which are those that the script gives to both. It ends with this process, however that ends.
 */
public final class ThrowAwaySystem implements AutoCloseable {

    private static final String UP = "Ctrl-C stops everything.";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);
    private static final long STOP_SECONDS = 20;

    private final Path directory;
    private final Process launcher;

    private ThrowAwaySystem(Path directory, Process launcher) {
        this.directory = directory;
        this.launcher = launcher;
    }

    /**
     * Starts it; returns when it takes requests.
     *
     * @param options further options of {@code up}
     * @throws InfrastructureException if it does not start; why is on the standard error by then
     */
    public static ThrowAwaySystem start(Form form, String... options) throws IOException {
        return start(form, Map.of(), options);
    }

    /**
     * The same with more in its environment, which its processes have too.
     *
     * @param environment the variables with their values
     */
    public static ThrowAwaySystem start(Form form, Map<String, String> environment, String... options)
            throws IOException {
        Path directory = Files.createTempDirectory("visage-bench-");
        ProcessBuilder builder =
                new ProcessBuilder(command(form, directory, options)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process launcher = builder.start();
        ThrowAwaySystem system = new ThrowAwaySystem(directory, launcher);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
        system.awaitUp();
        return system;
    }

    private static List<String> command(Form form, Path directory, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Guard.class.getName(), Visage.class.getName()));
        command.addAll(List.of("up", "--port", "0", "--data", directory.toString()));
        if (form == Form.PROCESSES) {
            command.add("--processes");
        }
        command.addAll(List.of(options));
        return command;
    }

    private void awaitUp() throws IOException {
        BufferedReader output = launcher.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals(UP)) {
            line = output.readLine();
        }
        if (line == null) {
            close();
            throw new InfrastructureException("The system to measure did not start.");
        }
    }

    /** Where it answers. */
    public RunningSystem running() {
        return RunningSystem.of(directory);
    }

    /** Where its servers answer to somebody beside it. */
    public ServerEndpoints servers() {
        return ServerEndpoints.of(directory);
    }

    /** A token that outlives a benchmark. */
    public String token(String subject, String scopes) throws IOException {
        return TokenKeys.in(directory).mint(subject, scopes, TOKEN_LIFETIME);
    }

    /** What a service was configured with at the launch, by its name. */
    public Properties configuration(String service) throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(directory.resolve("config").resolve(service + ".properties"))) {
            properties.load(file);
        }
        return properties;
    }

    /** The process of this name that runs just now. */
    public ProcessHandle process(String name) throws IOException {
        Path pid = directory.resolve("run").resolve(name + ".pid");
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }

    /** What the service of this name has logged. */
    public Stream<String> log(String name) throws IOException {
        return Files.lines(directory.resolve("logs").resolve(name + "-service.log"));
    }

    /** What each of its processes has taken, by name, those included that a process has started itself. */
    public Map<String, Usage> usage() throws IOException {
        Map<String, Usage> usage = new TreeMap<>();
        processes()
                .forEach((name, process) ->
                        usage.put(name, Usage.sum(family(process).map(Usage::of).toList())));
        usage.put("launcher", Usage.of(launcher.toHandle()));
        return usage;
    }

    /** The most physical memory that each of its processes has had, by name; of one and those it has started, the largest. */
    public Map<String, Long> peaks() throws IOException {
        Map<String, Long> peaks = new TreeMap<>();
        processes()
                .forEach((name, process) -> peaks.put(
                        name,
                        family(process).mapToLong(Usage::peakResident).max().orElse(0)));
        peaks.put("launcher", Usage.peakResident(launcher.toHandle()));
        return peaks;
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    /** Those that the launcher has started and that run just now, by name. */
    private Map<String, ProcessHandle> processes() throws IOException {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("run"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".pid")).toList()) {
                String name = file.getFileName().toString().replace(".pid", "");
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .ifPresent(process -> processes.put(name, process));
            }
        }
        return processes;
    }

    /** Stops it and removes its directory. */
    @Override
    public synchronized void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
            FileSystemUtils.deleteRecursively(directory);
        } catch (InterruptedException interrupted) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
