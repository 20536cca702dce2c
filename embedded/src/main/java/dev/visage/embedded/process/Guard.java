package dev.visage.embedded.process;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs the main class named by its first argument and ends the process when standard input ends. The launcher holds the
 * other end of that pipe, so the process ends with it, even if the launcher is killed. It is copied into the data
 * directory and runs on foreign class paths: one class file, nothing but the JDK.
 */
public final class Guard {

    private static final int ENDED_BY_LAUNCHER = 143;
    private static final long HALT_AFTER_MILLIS = 5000;

    private Guard() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        startDaemon("launcher-watch", Guard::awaitEndOfInput);
        var main = Class.forName(args[0]).getMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The launcher writes nothing; whatever comes has no meaning.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        startDaemon("launcher-gone", Guard::haltLater);
        System.exit(ENDED_BY_LAUNCHER);
    }

    /** Shutdown hooks that hang must not keep the process alive. */
    private static void haltLater() {
        try {
            Thread.sleep(HALT_AFTER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ENDED_BY_LAUNCHER);
    }

    private static void startDaemon(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
