package dev.visage.objects;

import dev.visage.contracts.storage.ObjectKey;
import java.util.Optional;

/**
 * A bucket of objects. An object is written whole or not at all.
 *
 * <p>Every method blocks, and throws {@link ObjectStoreUnavailableException} if the store cannot be reached or fails:
 * a call that may be repeated.
 */
public interface ObjectStore {

    /** Stores an object; one that lies there already is replaced. */
    void put(ObjectKey key, ObjectContent content);

    /** The object under a key, if there is one. */
    Optional<StoredObject> get(ObjectKey key);

    /** What is known of the object under a key, without its bytes, if there is one. */
    Optional<ObjectDescription> describe(ObjectKey key);

    /** Removes the object under a key; none there is fine too. */
    void delete(ObjectKey key);

    /** Returns if the bucket can be reached. */
    void check();
}
