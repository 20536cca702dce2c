package dev.visage.standalone.imports;

import dev.visage.contracts.imports.ImportState;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How far an import is, on one line.
 *
 * @param done how many items have ended
 * @param total how many there are
 * @param remaining how long the rest will take, if anybody can tell
 */
record ProgressLine(ImportState state, long done, long total, double perSecond, Optional<Duration> remaining) {

    private static final int WIDTH = 24;

    /** With a bar, for a terminal. */
    String withBar() {
        int filled = total == 0 ? 0 : (int) (WIDTH * Math.min(done, total) / total);
        return "[" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + this;
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "%d %%  %d of %d  %.1f/s",
                        total == 0 ? 0 : 100 * Math.min(done, total) / total,
                        done,
                        total,
                        perSecond)
                + remaining.map(left -> "  " + clock(left) + " left").orElse("")
                + (state == ImportState.PAUSED ? "  paused" : "");
    }

    private static String clock(Duration left) {
        return left.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
    }
}
