package dev.visage.standalone.subscriber;

/** What can crash at any point, and be started again. */
interface Running extends AutoCloseable {

    void start();

    /** Ends it at once, without a chance to finish anything. */
    void kill();

    boolean isRunning();

    @Override
    default void close() {
        kill();
    }
}
