package dev.visage.standalone.subscriber;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program of docs/examples, as a process of its own. What it prints is kept in files, one for each start. */
final class Program implements Running {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples").toAbsolutePath();

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path output;
    private @Nullable Process process;
    private int starts;

    private Program(List<String> command, Map<String, String> environment, Path output) {
        this.command = command;
        this.environment = environment;
        this.output = output;
    }

    /**
     * One in Java, with the class path that its build wrote.
     *
     * @param output a folder of its own
     */
    static Program java(
            String example, String mainClass, Path output, Map<String, String> environment, String... arguments) {
        Path target = EXAMPLES.resolve(example).resolve("target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                target.resolve("classes") + ":" + text(target.resolve("class-path")),
                mainClass));
        command.addAll(List.of(arguments));
        return new Program(command, environment, folder(output));
    }

    /** One in Node, whose packages are there; see {@link NodePackages}. */
    static Program node(String example, String script, Path output, Map<String, String> environment) {
        String file = EXAMPLES.resolve(example).resolve(script).toString();
        return new Program(List.of("node", file), environment, folder(output));
    }

    /** Where an example lies. */
    static Path home(String example) {
        return EXAMPLES.resolve(example);
    }

    @Override
    public void start() {
        starts++;
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.resolve("out-" + starts).toFile())
                .redirectError(output.resolve("err-" + starts).toFile());
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    @Override
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The whole lines that it has printed, from its first start on. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int start = 1; start <= starts; start++) {
            lines.addAll(wholeLines(output.resolve("out-" + start)));
        }
        return lines;
    }

    /** The lines of a file but one that is not ended; none if there is no file. */
    static List<String> wholeLines(Path file) {
        String text = Files.exists(file) ? text(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static Path folder(Path output) {
        try {
            return Files.createDirectories(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
