package dev.visage.objects.testing;

import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectDescription;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.ObjectStoreUnavailableException;
import dev.visage.objects.StoredObject;
import java.net.ConnectException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket in memory, which can be taken away and given back. */
public final class InMemoryObjectStore implements ObjectStore {

    private final Map<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private volatile boolean reachable = true;

    /** Lets every call fail from now on, or succeed again. */
    public void reachable(boolean reachable) {
        this.reachable = reachable;
    }

    /** The keys of all objects. */
    public Set<String> keys() {
        return Set.copyOf(objects.keySet());
    }

    @Override
    public void put(ObjectKey key, ObjectContent content) {
        check();
        byte[] bytes = content.bytes().clone();
        objects.put(
                key.value(),
                new StoredObject(
                        bytes,
                        new ObjectDescription(
                                bytes.length, content.mediaType(), etag(bytes), Instant.now(), content.metadata())));
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) {
        check();
        return Optional.ofNullable(objects.get(key.value()));
    }

    @Override
    public Optional<ObjectDescription> describe(ObjectKey key) {
        return get(key).map(StoredObject::description);
    }

    @Override
    public void delete(ObjectKey key) {
        check();
        objects.remove(key.value());
    }

    @Override
    public void check() {
        if (!reachable) {
            throw new ObjectStoreUnavailableException("The bucket was taken away.", new ConnectException());
        }
    }

    private static String etag(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
