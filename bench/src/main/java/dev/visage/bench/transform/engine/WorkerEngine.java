package dev.visage.bench.transform.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.standalone.launch.LogOutput;
import dev.visage.worker.picture.PictureResult;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureSettings;
import dev.visage.worker.picture.Transformer;
import dev.visage.worker.picture.TurboSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.context.properties.bind.Binder;

/** The process of one of the worker's engines: makes avatars, as the worker does with the settings that it has by default. */
final class WorkerEngine {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final EngineName engine;
    private final Transformer transformer;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private WorkerEngine(EngineName engine) {
        this.engine = engine;
        this.transformer = new Transformer(
                new Binder(List.of()).bindOrCreate("visage.worker.pictures", PictureSettings.class),
                new TurboSettings(engine == EngineName.TURBO, null));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogOutput.silence();
        PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        WorkerEngine worker = new WorkerEngine(EngineName.valueOf(arguments[0]));
        try (BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                replies.println(worker.answer(Request.parse(line)).line());
            }
        } finally {
            worker.threads.shutdownNow();
        }
    }

    private Reply answer(Request request) throws IOException, InterruptedException {
        try {
            return request instanceof Request.Dump dump ? dump(dump) : measure((Request.Measure) request);
        } catch (ExecutionException failed) {
            Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
            return new Reply.Failed(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
        }
    }

    private Reply dump(Request.Dump request) throws IOException, InterruptedException, ExecutionException {
        byte[] original = Files.readAllBytes(request.picture());
        for (Encoded rendition : threads.submit(() -> made(original)).get().renditions()) {
            String name = rendition.width() + "." + extension(rendition);
            Files.write(request.directory().resolve(name), rendition.bytes());
        }
        return new Reply.Dumped();
    }

    private static String extension(Encoded rendition) {
        return switch (rendition.format()) {
            case JPEG -> "jpg";
            case PNG -> "png";
            case GIF -> "gif";
            case WEBP -> "webp";
        };
    }

    private Reply measure(Request.Measure request) throws IOException, InterruptedException, ExecutionException {
        byte[] original = Files.readAllBytes(request.picture());
        AtomicInteger left = new AtomicInteger(request.count());
        long cpuBefore = SYSTEM.getProcessCpuTime();
        long started = System.nanoTime();
        List<Future<String>> running = new ArrayList<>();
        for (int thread = 0; thread < request.threads(); thread++) {
            running.add(threads.submit(() -> {
                String by = "";
                while (left.getAndDecrement() > 0) {
                    by = by(made(original));
                }
                return by;
            }));
        }
        String by = "";
        for (Future<String> each : running) {
            by = each.get().isEmpty() ? by : each.get();
        }
        return new Reply.Measured(
                Duration.ofNanos(SYSTEM.getProcessCpuTime() - cpuBefore),
                Duration.ofNanos(System.nanoTime() - started),
                by);
    }

    private Made made(byte[] original) throws InterruptedException {
        PictureResult result = transformer.transform(original, Recipe.avatar());
        if (result instanceof Made made) {
            return made;
        }
        throw new IllegalArgumentException(result.toString());
    }

    /** The engine that made it; if that is not the one to be measured, why. */
    private String by(Made made) {
        String name = made.engine().wireName();
        return made.engine() == engine || made.detour() == null
                ? name
                : name + " (" + made.detour().wireName() + ")";
    }
}
