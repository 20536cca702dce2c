package dev.visage.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.testing.InMemoryObjectStore;
import org.junit.jupiter.api.Test;

class InMemoryObjectStoreTest extends ObjectStoreContractTest {

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    ObjectStore storeThatIsDown() {
        InMemoryObjectStore down = new InMemoryObjectStore();
        down.reachable(false);
        return down;
    }

    @Test
    void namesTheKeysThatItHolds() {
        ObjectKey key = newKey();
        store.put(key, new ObjectContent(new byte[1], "image/png"));

        assertThat(store.keys()).containsExactly(key.value());
    }

    @Test
    void keepsItsObjectsWhileItIsDown() {
        ObjectKey key = newKey();
        store.put(key, new ObjectContent(new byte[1], "image/png"));

        store.reachable(false);
        store.reachable(true);

        assertThat(store.get(key)).isPresent();
    }
}
