package dev.visage.ingest.image;

import dev.visage.ingest.store.CallThreads;
import dev.visage.ingest.store.StoreSettings;
import org.springframework.stereotype.Component;

/** The threads that make pictures in other sizes: few, so that whoever asks for many leaves uploads their processors. */
@Component
class ResizeThreads extends CallThreads {

    ResizeThreads(ResizeSettings resizing, StoreSettings stores) {
        super("resize", resizing.threadsHere(), resizing.queue(), stores.retryAfter());
    }
}
