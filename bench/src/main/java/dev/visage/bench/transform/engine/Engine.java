package dev.visage.bench.transform.engine;

/** Makes renditions when asked to. */
public interface Engine extends AutoCloseable {

    /** The contender's name. */
    String name();

    /** Asks, and waits for the answer. */
    Reply ask(Request request);

    @Override
    void close();
}
