package dev.visage.bench.system;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What processes have taken of the machine.
 *
 * @param resident physical memory, what they share counted for each of them ({@code VmRSS}), in bytes
 * @param proportional physical memory, what they share divided among them ({@code Pss}), in bytes
 * @param cpu time on processors since they started
 */
public record Usage(long resident, long proportional, Duration cpu) {

    private static final Usage NONE = new Usage(0, 0, Duration.ZERO);
    private static final double MEGABYTE = 1e6;

    /** Of the process with this id; nothing once it has ended. */
    public static Usage of(long pid) {
        return ProcessHandle.of(pid).map(Usage::of).orElse(NONE);
    }

    static Usage of(ProcessHandle process) {
        ProcFile status = ProcFile.read(process.pid() + "/status");
        ProcFile maps = ProcFile.read(process.pid() + "/smaps_rollup");
        return new Usage(
                status.bytes("VmRSS"),
                maps.bytes("Pss"),
                process.info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /** The most physical memory that a process has had at any time ({@code VmHWM}), in bytes; 0 once it has ended. */
    public static long peakResident(ProcessHandle process) {
        return ProcFile.read(process.pid() + "/status").bytes("VmHWM");
    }

    /** Of all of them together. */
    public static Usage sum(List<Usage> usages) {
        return usages.stream().reduce(NONE, Usage::plus);
    }

    private Usage plus(Usage other) {
        return new Usage(resident + other.resident, proportional + other.proportional, cpu.plus(other.cpu));
    }

    /** The resident memory in MB (10^6 bytes). */
    public String residentMegabytes() {
        return megabytes(resident);
    }

    /** The proportional memory in MB (10^6 bytes). */
    public String proportionalMegabytes() {
        return megabytes(proportional);
    }

    /** Memory in MB (10^6 bytes). */
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / MEGABYTE);
    }
}
