package dev.visage.objects;

import dev.visage.contracts.storage.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of objects. An object is written whole or not at all.
 *
 * <p>Every method blocks, and throws {@link ObjectStoreUnavailableException} if the store cannot be reached or fails:
 * a call that may be repeated. That it refuses what is asked of one object is an {@link ObjectRefusedException}.
 */
public interface ObjectStore {

    /** How many objects are listed or removed at once, at most: what S3 allows. */
    int PAGE = 1000;

    /** Stores an object; one that lies there already is replaced. */
    void put(ObjectKey key, ObjectContent content);

    /**
     * Stores objects side by side, as {@link #put} does each.
     *
     * @throws InterruptedException if this thread is told to stop; what is under way then may still be stored
     * @throws RuntimeException what the first one that failed met with, once none is under way any more
     */
    void putAll(Map<ObjectKey, ObjectContent> contents) throws InterruptedException;

    /** The object under a key, if there is one. */
    Optional<StoredObject> get(ObjectKey key);

    /**
     * A part of the object under a key, if there is one; its description is that of the whole object.
     *
     * @param offset where the part begins, in bytes; it is empty where the object has ended before
     * @param length how long it is, at most
     */
    Optional<StoredObject> get(ObjectKey key, long offset, int length);

    /** What is known of the object under a key, without its bytes, if there is one. */
    Optional<ObjectDescription> describe(ObjectKey key);

    /** Removes the object under a key; none there is fine too. */
    void delete(ObjectKey key);

    /** Removes the objects under keys, at most {@link #PAGE} of them; those that are not there are fine too. */
    void delete(Collection<ObjectKey> keys);

    /**
     * The objects whose keys start with a prefix, in the order of their keys as bytes of UTF-8. An object that is stored or
     * removed while one reads page after page is on a later page or is not; all others are on exactly one.
     *
     * @param after only keys after this one; null for all
     * @param limit how many at most, 1 to {@link #PAGE}; fewer than that are the last
     */
    List<ListedObject> list(String prefix, @Nullable ObjectKey after, int limit);

    /** Returns if the bucket can be reached. */
    void check();
}
