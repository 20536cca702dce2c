package dev.visage.bench.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

/** Where and on what a result was measured. */
public final class Machine {

    private static final double GIBIBYTE = 1 << 30;

    private Machine() {}

    /** One line: processors, memory, system, JDK, date and commit. */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %.0f GiB memory, %s %s, %s %s, %s, commit %s",
                Runtime.getRuntime().availableProcessors(),
                ProcFile.read("cpuinfo").value("model name").orElse(System.getProperty("os.arch")),
                ProcFile.read("meminfo").bytes("MemTotal") / GIBIBYTE,
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                LocalDate.now(),
                commit());
    }

    /** How many threads ran or waited to run in the last minute, all programs together. */
    public static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Of the repository that this code was built in; says so if files of it have been changed since. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*")
                    .directory(Checkout.root().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return name.isEmpty() ? "unknown" : name;
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}
