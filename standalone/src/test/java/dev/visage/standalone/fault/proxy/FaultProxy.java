package dev.visage.standalone.fault.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A forwarder of HTTP/1.1 to the object store that can be told to be slow, faulty or gone, and that tells of each request
 * between the store's answer and its way back. Heads and bodies pass unchanged: the requests are signed.
 */
public final class FaultProxy implements AutoCloseable {

    private static final Consumer<StoreRequest> NOBODY = request -> {};

    private final ServerSocket server;
    private final IntSupplier storePort;
    private final SplittableRandom random;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Weather weather = Weather.FAIR;
    private volatile Consumer<StoreRequest> listener = NOBODY;

    private FaultProxy(ServerSocket server, IntSupplier storePort, long seed) {
        this.server = server;
        this.storePort = storePort;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Starts one on a free port of loopback.
     *
     * @param storePort where the store is, asked for at each request
     * @param seed of the shares that fail
     */
    public static FaultProxy start(IntSupplier storePort, long seed) throws IOException {
        FaultProxy proxy = new FaultProxy(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), storePort, seed);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** How the store is from the next request on. */
    public void weather(Weather now) {
        weather = now;
    }

    /** Who is told of each request that the store has answered, before the answer goes on; the answer waits for it. */
    public void onAnswer(Consumer<StoreRequest> told) {
        listener = told;
    }

    /** Nobody is told any more. */
    public void onAnswerNothing() {
        listener = NOBODY;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> new ProxiedConnection(client, this).run());
            } catch (IOException closed) {
                return;
            }
        }
    }

    Weather weather() {
        return weather;
    }

    synchronized double draw() {
        return random.nextDouble();
    }

    Socket connectToStore() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), storePort.getAsInt());
    }

    void answered(StoreRequest request) {
        listener.accept(request);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
