package dev.visage.objects.testing;

import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ListedObject;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectDescription;
import dev.visage.objects.ObjectRefusedException;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.ObjectStoreUnavailableException;
import dev.visage.objects.StoredObject;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A bucket in memory, which can be taken away and given back. */
public final class InMemoryObjectStore implements ObjectStore {

    /** In the order of UTF-8, which differs from that of strings for characters beyond the first plane. */
    private static final Comparator<String> ORDER =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final NavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(ORDER);
    private final Set<ObjectKey> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean reachable = true;

    /** Lets every call fail from now on, or succeed again. */
    public void reachable(boolean reachable) {
        this.reachable = reachable;
    }

    /** Hands an object out no more. */
    public void refuse(ObjectKey key) {
        refused.add(key);
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
    public void putAll(Map<ObjectKey, ObjectContent> contents) {
        contents.forEach(this::put);
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key) {
        check();
        if (refused.contains(key)) {
            throw new ObjectRefusedException("The object " + key + " is not handed out.", "AccessDenied", null);
        }
        return Optional.ofNullable(objects.get(key.value()));
    }

    @Override
    public Optional<StoredObject> get(ObjectKey key, long offset, int length) {
        return get(key).map(whole -> {
            int from = (int) Math.min(offset, whole.bytes().length);
            int to = Math.min(from + length, whole.bytes().length);
            return new StoredObject(Arrays.copyOfRange(whole.bytes(), from, to), whole.description());
        });
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
    public void delete(Collection<ObjectKey> keys) {
        check();
        keys.forEach(key -> objects.remove(key.value()));
    }

    @Override
    public List<ListedObject> list(String prefix, @Nullable ObjectKey after, int limit) {
        check();
        NavigableMap<String, StoredObject> rest = after == null ? objects : objects.tailMap(after.value(), false);
        return rest.entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .limit(limit)
                .map(object -> new ListedObject(
                        new ObjectKey(object.getKey()),
                        object.getValue().description().length(),
                        object.getValue().description().lastModified()))
                .toList();
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
