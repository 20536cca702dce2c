package dev.visage.profiles.imports.source;

import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectRefusedException;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of a manifest, fetched a part at a time: no connection stays open while one reads on. */
final class RangedInput extends InputStream {

    private static final int PART = 1 << 20;

    private final ObjectStore objects;
    private final ObjectKey key;
    private final String etag;
    private byte[] part;
    private int next;
    private long fetched;

    /**
     * @param known the object's entity tag, if some of it was read before
     */
    RangedInput(ObjectStore objects, ObjectKey key, @Nullable String known) throws LostManifestException {
        this.objects = objects;
        this.key = key;
        StoredObject first = part(objects, key, 0);
        etag = first.description().etag();
        if (known != null && !known.equals(etag)) {
            throw replaced();
        }
        part = first.bytes();
        fetched = part.length;
    }

    /** That of the object, all of whose bytes are of one version. */
    String etag() {
        return etag;
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
        StoredObject fetching = part(objects, key, fetched);
        if (!etag.equals(fetching.description().etag())) {
            throw replaced();
        }
        part = fetching.bytes();
        next = 0;
        fetched += part.length;
    }

    private static StoredObject part(ObjectStore objects, ObjectKey key, long offset) throws LostManifestException {
        try {
            return objects.get(key, offset, PART)
                    .orElseThrow(() -> new LostManifestException(key, "There is no object " + key + "."));
        } catch (ObjectRefusedException refused) {
            // throws if it is not about this object
            objects.check();
            throw new LostManifestException(
                    key, "The object store does not hand " + key + " out (" + refused.code() + ").");
        }
    }

    private LostManifestException replaced() {
        return new LostManifestException(key, "The manifest " + key + " was replaced while it was read.");
    }
}
