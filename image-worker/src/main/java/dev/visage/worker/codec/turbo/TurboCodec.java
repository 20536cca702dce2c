package dev.visage.worker.codec.turbo;

import dev.visage.worker.codec.jpeg.JpegEncoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library with its sessions: as many as there are threads that work at one time, of which a few are kept. */
public final class TurboCodec implements JpegEncoder, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TurboCodec.class);

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
        if (session.hasFailed() || !idle.offer(session)) {
            session.destroy();
        }
        if (closed) {
            close();
        }
    }

    @Override
    public Optional<byte[]> encode(BufferedImage image, int quality) {
        if (image.getType() != BufferedImage.TYPE_INT_RGB || image.getRaster().getParent() != null) {
            return Optional.empty();
        }
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        try (TurboSession session = open()) {
            return Optional.of(session.encoder().encode(pixels, image.getWidth(), image.getHeight(), quality));
        } catch (TurboFailedException failed) {
            log.debug("libjpeg-turbo encoded nothing: {}", failed.getMessage());
            return Optional.empty();
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
