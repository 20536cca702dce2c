package dev.visage.worker.codec.turbo;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The library with its sessions: as many as there are threads that work at one time, of which a few are kept. */
public final class TurboCodec implements AutoCloseable {

    private final TurboLibrary library;
    private final BlockingQueue<TurboSession> idle;
    private volatile boolean closed;

    public TurboCodec(TurboLibrary library) {
        this(library, Runtime.getRuntime().availableProcessors());
    }

    /** @param kept how many sessions wait for work at most */
    TurboCodec(TurboLibrary library, int kept) {
        this.library = library;
        this.idle = new LinkedBlockingQueue<>(kept);
    }

    public TurboLibrary library() {
        return library;
    }

    /** A session, which the caller closes. */
    public TurboSession open() throws TurboFailedException {
        TurboSession session = idle.poll();
        return session != null ? session : new TurboSession(library.functions(), this);
    }

    void takeBack(TurboSession session) {
        if (!idle.offer(session)) {
            session.destroy();
        }
        if (closed) {
            close();
        }
    }

    int idle() {
        return idle.size();
    }

    /** Frees all native memory; that of sessions in use when they are closed. */
    @Override
    public void close() {
        closed = true;
        for (TurboSession session = idle.poll(); session != null; session = idle.poll()) {
            session.destroy();
        }
    }
}
