package dev.visage.standalone.launch;

import java.nio.file.Path;

/** Starts services, waits until they are ready, and stops them. */
interface Services extends AutoCloseable {

    /**
     * Starts a service; returns when it is ready.
     *
     * @param service which
     * @param name its own among all that run
     * @param configuration its configuration file
     * @param port where it will answer
     */
    void start(Service service, String name, Path configuration, int port);

    /** All that are wanted are started: what makes a later start quicker may begin. */
    void started();

    /** Where a service with this name writes its log. */
    Path log(String name);

    /** Stops all that were started, the last one before the others. */
    @Override
    void close();
}
