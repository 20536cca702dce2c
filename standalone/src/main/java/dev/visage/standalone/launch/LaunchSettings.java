package dev.visage.standalone.launch;

import java.nio.file.Path;

/**
 * What to launch.
 *
 * @param dataDirectory where everything is kept
 * @param port of the public API on loopback; 0 for any that is free
 * @param form in how many JVMs the services run
 * @param instances how many there are of each service; others than one only as processes
 */
public record LaunchSettings(Path dataDirectory, int port, Form form, Instances instances) {

    /**
     * How many there are of each service.
     *
     * @param edges ingest-apis; the first has the port
     * @param workers image-workers; without any, uploads wait for one
     * @param stores profile-stores
     */
    public record Instances(int edges, int workers, int stores) {

        /** One of each. */
        public static final Instances ONE_OF_EACH = new Instances(1, 1, 1);
    }

    /** In how many JVMs the services run. */
    public enum Form {
        /** All in the launcher's. */
        ONE_JVM,
        /** Each in its own. */
        PROCESSES
    }
}
