package dev.visage.standalone.launch;

import java.nio.file.Path;

/**
 * What to launch.
 *
 * @param dataDirectory where everything is kept
 * @param port of the public API on loopback; 0 for any that is free
 * @param form in how many JVMs the services run
 * @param workers how many image workers there are; more than one only as processes
 */
public record LaunchSettings(Path dataDirectory, int port, Form form, int workers) {

    /** In how many JVMs the services run. */
    public enum Form {
        /** All in the launcher's. */
        ONE_JVM,
        /** Each in its own. */
        PROCESSES
    }
}
