package dev.visage.standalone.launch;

import dev.visage.embedded.LoopbackPort;
import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** The ports on which the services of one launch listen. */
final class LaunchPorts {

    private final Set<Integer> taken = new HashSet<>();

    /** The one that the user asks for, or a free one for 0. */
    int open(int wanted) {
        if (wanted == 0) {
            return free();
        }
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            taken.add(socket.getLocalPort());
            return wanted;
        } catch (IOException refused) {
            throw new InfrastructureException(
                    "Permission denied".equals(refused.getMessage())
                            ? "Port " + wanted + " is for the administrator alone: choose another with --port."
                            : "Port " + wanted
                                    + " is taken by another program: stop it, or choose another with --port.",
                    refused);
        }
    }

    /** A free one. */
    int free() {
        int port = LoopbackPort.free(taken);
        taken.add(port);
        return port;
    }
}
