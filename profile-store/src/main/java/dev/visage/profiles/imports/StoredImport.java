package dev.visage.profiles.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ImportTerms;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is stored. What becomes of it is decided here, without I/O and without a clock.
 *
 * @param paidUntil until when the rate cap is used up; null if nothing was handed out under one
 * @param endedAt null while items may end
 */
record StoredImport(
        ImportId importId,
        ImportTerms terms,
        String createdBy,
        Stage stage,
        boolean paused,
        Tally tally,
        Pace pace,
        @Nullable Instant paidUntil,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** What may be handed out at once after a time in which nothing was, as the time that it is worth. */
    private static final Duration BURST = Duration.ofSeconds(1);

    /** In items per second: whatever is slower has stopped. */
    private static final double SLOWEST = 0.001;

    static StoredImport first(ImportId importId, ImportTerms terms, String createdBy, Instant now) {
        return new StoredImport(importId, terms, createdBy, Stage.OPEN, false, Tally.NONE, Pace.NONE, null, now, null);
    }

    boolean takesItems() {
        return stage == Stage.OPEN;
    }

    /** Whether it has not been finished or cancelled. */
    boolean isUnderWay() {
        return stage == Stage.OPEN || stage == Stage.CLOSED;
    }

    StoredImport pause() {
        return with(stage, true, endedAt);
    }

    /** Goes on at a pace that is told anew. */
    StoredImport resume() {
        return new StoredImport(
                importId,
                terms,
                createdBy,
                stage,
                false,
                tally,
                paused ? Pace.NONE : pace,
                paidUntil,
                createdAt,
                endedAt);
    }

    /** Takes no more items. */
    StoredImport close(Instant now) {
        return with(Stage.CLOSED, paused, endedAt).settled(now);
    }

    /** Hands out no more items. Those that are held have ended by then. */
    StoredImport cancel(Instant now) {
        return with(Stage.CANCELLED, false, endedAt).settled(now);
    }

    /** Has other items, or items in other states. */
    StoredImport count(Tally counted, Instant now) {
        return new StoredImport(importId, terms, createdBy, stage, paused, counted, pace, paidUntil, createdAt, endedAt)
                .settled(now);
    }

    /** As many of its items as a worker was done with have ended. */
    StoredImport pace(long items, Instant now) {
        return new StoredImport(
                importId,
                terms,
                createdBy,
                stage,
                paused,
                tally,
                pace.ended(items, now),
                paidUntil,
                createdAt,
                endedAt);
    }

    /**
     * How many of its items may be handed out now.
     *
     * @param window how many may be with the workers at once
     */
    int room(int window, Instant now) {
        if (paused || !isUnderWay()) {
            return 0;
        }
        long room = Math.min(tally.of(ItemState.HELD), window - tally.of(ItemState.RELEASED));
        Integer perSecond = terms.maxPerSecond();
        if (perSecond != null) {
            room = Math.min(room, (long) (seconds(paidFrom(now), now) * perSecond));
        }
        return (int) Math.max(0, room);
    }

    /** Whether some of its items may be handed out later without anything else happening. */
    boolean waitsForTime() {
        return !paused && isUnderWay() && terms.maxPerSecond() != null && tally.of(ItemState.HELD) > 0;
    }

    /** Items were handed out. */
    StoredImport release(int items, Instant now) {
        Integer perSecond = terms.maxPerSecond();
        Instant paid = perSecond == null ? paidUntil : paidFrom(now).plusNanos(items * 1_000_000_000L / perSecond);
        Tally released = tally.moved(ItemState.HELD, ItemState.RELEASED, items);
        return new StoredImport(
                importId, terms, createdBy, stage, paused, released, pace.worked(now), paid, createdAt, endedAt);
    }

    /** As others see it. */
    Import seen(Instant now) {
        ImportCounts counts = tally.seen();
        Double perSecond = endedAt == null ? pace.perSecond(now) : null;
        return new Import(
                importId,
                terms,
                createdBy,
                state(),
                counts,
                perSecond,
                remaining(counts, perSecond),
                createdAt,
                endedAt);
    }

    private ImportState state() {
        return switch (stage) {
            case OPEN -> paused ? ImportState.PAUSED : ImportState.RUNNING;
            case CLOSED -> paused ? ImportState.PAUSED : ImportState.FINISHING;
            case FINISHED -> ImportState.FINISHED;
            case CANCELLED -> ImportState.CANCELLED;
        };
    }

    private @Nullable Duration remaining(ImportCounts counts, @Nullable Double perSecond) {
        if (perSecond == null || perSecond < SLOWEST || paused || terms.dryRun()) {
            return null;
        }
        return Duration.ofMillis((long) (counts.underWay() * 1000 / perSecond));
    }

    /** Ended, once it can be: without items that are held or with the workers. */
    private StoredImport settled(Instant now) {
        boolean ended = !takesItems() && tally.of(ItemState.HELD) == 0 && tally.of(ItemState.RELEASED) == 0;
        if (!ended || endedAt != null) {
            return this;
        }
        return with(stage == Stage.CLOSED ? Stage.FINISHED : stage, false, now);
    }

    private Instant paidFrom(Instant now) {
        Instant earliest = now.minus(BURST);
        return paidUntil == null || paidUntil.isBefore(earliest) ? earliest : paidUntil;
    }

    private StoredImport with(Stage nextStage, boolean nextPaused, @Nullable Instant nextEndedAt) {
        return new StoredImport(
                importId, terms, createdBy, nextStage, nextPaused, tally, pace, paidUntil, createdAt, nextEndedAt);
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos()) / 1e9;
    }
}
