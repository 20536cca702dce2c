package dev.visage.standalone.launch;

import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on loopback. */
final class LoopbackPort {

    private LoopbackPort() {}

    /** One that nobody listens on. */
    static int free() {
        return tried(0);
    }

    /**
     * A port that the user asks for, or a free one for 0.
     *
     * @throws InfrastructureException if somebody listens on it
     */
    static int tried(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new InfrastructureException(
                    "Port " + port + " is taken by another program: stop it, or choose another with --port.", taken);
        }
    }
}
