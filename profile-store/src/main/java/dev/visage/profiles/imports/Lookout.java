package dev.visage.profiles.imports;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * At which turns of a clock the database is asked for what may be due: at each of the next few once this instance has reason to
 * expect something, otherwise at every fifth, for what others have left.
 */
final class Lookout {

    private static final int TURNS = 5;

    private final AtomicInteger expecting = new AtomicInteger();
    /** Of the clock's thread. */
    private int turn;

    /** There is something that may become due, or there will be. */
    void expect() {
        expecting.set(TURNS);
    }

    /** Whether to look at this turn. */
    boolean isDue() {
        boolean isExpecting = expecting.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        boolean isRegular = turn == 0;
        turn = (turn + 1) % TURNS;
        return isExpecting || isRegular;
    }
}
