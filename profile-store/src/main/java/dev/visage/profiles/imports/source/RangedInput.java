package dev.visage.profiles.imports.source;

import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of an object, fetched a part at a time: no connection stays open while one reads on. */
final class RangedInput extends InputStream {

    private static final int PART = 1 << 20;

    private final ObjectStore objects;
    private final ObjectKey key;
    private byte[] part = new byte[0];
    private int next;
    private long fetched;
    private @Nullable String etag;

    RangedInput(ObjectStore objects, ObjectKey key) {
        this.objects = objects;
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        return hasNext() ? part[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!hasNext()) {
            return -1;
        }
        int count = Math.min(length, part.length - next);
        System.arraycopy(part, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean hasNext() throws IOException {
        if (next == part.length) {
            fetch();
        }
        return next < part.length;
    }

    private void fetch() throws IOException {
        StoredObject fetching = objects.get(key, fetched, PART)
                .orElseThrow(() -> new IOException("There is no object " + key + " any more."));
        String found = fetching.description().etag();
        if (etag != null && !etag.equals(found)) {
            throw new IOException("The object " + key + " was replaced while it was read.");
        }
        etag = found;
        part = fetching.bytes();
        next = 0;
        fetched += part.length;
    }
}
