package dev.visage.standalone.fault;

import dev.visage.standalone.Run;
import dev.visage.standalone.fault.check.Report;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.History;
import dev.visage.standalone.fault.history.HistoryFile;
import dev.visage.standalone.fault.load.Load;
import dev.visage.standalone.fault.plan.Plan;
import dev.visage.standalone.fault.plan.PlannedFault;
import dev.visage.standalone.fault.stand.FinalState;
import dev.visage.standalone.fault.stand.Injector;
import dev.visage.standalone.fault.stand.Quiet;
import dev.visage.standalone.fault.stand.Stand;
import dev.visage.standalone.fault.stand.TopicRecorder;
import dev.visage.standalone.launch.LogOutput;
import dev.visage.standalone.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;

/** One run: start, load with faults, rest, sweep, check. */
final class FaultRun {

    /** Between two faults, also where they take longer than planned. */
    private static final Duration BREATH = Duration.ofSeconds(2);

    private static final String HISTORY = "history.jsonl";

    private final long seed;
    private final Duration duration;
    private final Path folder;
    private final Plan plan;
    private final List<String> missed = new ArrayList<>();

    /**
     * @param duration of load and faults
     * @param folder where plan, history, report and the system's own files are left
     */
    FaultRun(long seed, Duration duration, Path folder) {
        this.seed = seed;
        this.duration = duration;
        this.folder = folder;
        this.plan = Plan.draw(seed, duration, Stand.SERVICES);
    }

    /** Runs it. */
    Report report() throws Exception {
        LogOutput.silence();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        say("Faults of seed " + seed + " for " + duration.toSeconds() + " s, on " + Stand.SERVICES + ":\n" + plan);
        Files.writeString(folder.resolve("plan.txt"), plan + "\n");
        try (HistoryFile history = HistoryFile.create(folder.resolve(HISTORY));
                Stand stand = Stand.start(folder.resolve("data").toAbsolutePath(), seed)) {
            observe(stand, history);
        }
        Report report = Report.on(History.of(entries()));
        Files.writeString(folder.resolve("report.txt"), report.toString());
        say(report.toString());
        return report;
    }

    /** The faults that did not come about, such as a step boundary that no upload reached. */
    List<String> missed() {
        return missed;
    }

    /** What was recorded. */
    List<Entry> entries() throws IOException {
        return HistoryFile.read(folder.resolve(HISTORY));
    }

    private void observe(Stand stand, HistoryFile history) throws Exception {
        try (TopicRecorder events = TopicRecorder.start(stand.running().kafka(), history::add);
                Load load = new Load(stand.running().urls(), TokenKeys.in(stand.data()), history::add, seed)) {
            load.start();
            inject(new Injector(stand, events, load, history::add));
            say("No more faults; clients finish what they have begun.");
            load.end();
            Quiet quiet = new Quiet(stand, events);
            quiet.await();
            sweep(stand);
            quiet.await();
            new FinalState(stand).writeTo(history::add);
        }
    }

    private void inject(Injector injector) throws Exception {
        Instant start = Instant.now();
        for (PlannedFault fault : plan.faults()) {
            sleepUntil(start.plus(fault.at()));
            say(Duration.between(start, Instant.now()).toSeconds() + " s: " + fault.kind() + " " + fault.target());
            try {
                injector.inject(fault);
            } catch (ConditionTimeoutException notInjected) {
                missed.add(fault + ": " + notInjected.getMessage());
                say("This did not come about: " + notInjected.getMessage());
            }
            Thread.sleep(BREATH.toMillis());
        }
        sleepUntil(start.plus(duration));
    }

    private static void sleepUntil(Instant time) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
    }

    private static void sweep(Stand stand) {
        Run run = Run.of("reconcile", "--grace", "0s", "--data", stand.data().toString());
        say("reconcile: " + run.exitCode() + "\n" + run.out() + run.err());
    }

    /** How the run is had again. */
    String replay() {
        return "seed %d; again: ./mvnw -Pfaults verify -pl standalone -am -Dvisage.faults.seed=%d -Dvisage.faults.duration=%ds; history in %s"
                .formatted(seed, seed, duration.toSeconds(), folder);
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
