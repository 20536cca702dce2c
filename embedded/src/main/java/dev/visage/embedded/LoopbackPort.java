package dev.visage.embedded;

import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback to listen on. They lie below the range from which the system takes ports for outgoing connections: a
 * client that keeps asking for a server that is down could otherwise be given the very same port, and be connected to
 * itself.
 */
public final class LoopbackPort {

    private static final int FIRST = 20_000;
    private static final int LAST = 29_999;
    private static final int TRIES = 1000;

    private LoopbackPort() {}

    /** One that nobody listens on, and none of those that are meant for others already. */
    public static int free(Set<Integer> taken) {
        return ThreadLocalRandom.current()
                .ints(TRIES, FIRST, LAST + 1)
                .filter(port -> !taken.contains(port) && isFree(port))
                .findFirst()
                .orElseThrow(() -> new InfrastructureException(
                        "No port between " + FIRST + " and " + LAST + " is free on this machine."));
    }

    static boolean isFree(int port) {
        if (port <= 0) {
            return false;
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
