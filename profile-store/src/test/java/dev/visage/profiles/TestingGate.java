package dev.visage.profiles;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address at which nobody listens until it is opened; from then on it leads to a server. */
public final class TestingGate implements AutoCloseable {

    private final int port;
    private final int target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    /** A gate to a port of this machine, shut. */
    public TestingGate(int target) throws IOException {
        this.target = target;
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public void open() throws IOException {
        ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        open.add(door);
        start(() -> {
            while (!door.isClosed()) {
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(inside);
                Socket outside = door.accept();
                open.add(outside);
                start(() -> copy(outside, inside));
                start(() -> copy(inside, outside));
            }
        });
    }

    @Override
    public void close() throws IOException {
        for (Closeable closeable : open) {
            closeable.close();
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } finally {
            from.close();
            to.close();
        }
    }

    private static void start(Forwarding forwarding) {
        Thread thread = new Thread(forwarding, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends when a socket is closed. */
    private interface Forwarding extends Runnable {
        void forward() throws IOException;

        @Override
        default void run() {
            try {
                forward();
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
