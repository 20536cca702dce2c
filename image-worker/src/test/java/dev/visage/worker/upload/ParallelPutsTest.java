package dev.visage.worker.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ListedObject;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectDescription;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.ObjectStoreUnavailableException;
import dev.visage.objects.StoredObject;
import dev.visage.objects.testing.InMemoryObjectStore;
import dev.visage.worker.lane.Lane;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParallelPutsTest {

    private final InMemoryObjectStore memory = new InMemoryObjectStore();

    @Test
    void storesAll() throws Exception {
        try (ParallelPuts puts = new ParallelPuts(memory, new StoringSettings(2))) {
            puts.putAll(contents(9), Lane.INTERACTIVE);
        }

        assertThat(memory.keys()).hasSize(9);
    }

    @Test
    void storesAsManyAtOneTimeAsThereAreThreads() throws Exception {
        try (ParallelPuts puts = new ParallelPuts(new Meeting(memory, 3), new StoringSettings(3))) {
            puts.putAll(contents(6), Lane.BULK);
        }

        assertThat(memory.keys()).hasSize(6);
    }

    @Test
    void failsAsTheStoreDid() {
        memory.reachable(false);

        try (ParallelPuts puts = new ParallelPuts(memory, new StoringSettings(2))) {
            assertThatThrownBy(() -> puts.putAll(contents(3), Lane.INTERACTIVE))
                    .isInstanceOf(ObjectStoreUnavailableException.class);
        }
    }

    @Test
    void letsNoLaneWaitForTheOther() throws Exception {
        try (ParallelPuts puts = new ParallelPuts(new Meeting(memory, 2), new StoringSettings(1))) {
            Future<?> bulk = CompletableFuture.runAsync(() -> putAll(puts, contents(1), Lane.BULK));

            puts.putAll(contents(1), Lane.INTERACTIVE);

            bulk.get();
        }
        assertThat(memory.keys()).hasSize(1);
    }

    private static void putAll(ParallelPuts puts, Map<ObjectKey, ObjectContent> contents, Lane lane) {
        try {
            puts.putAll(contents, lane);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<ObjectKey, ObjectContent> contents(int count) {
        Map<ObjectKey, ObjectContent> contents = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            contents.put(new ObjectKey("images/" + i), new ObjectContent(new byte[] {(byte) i}, "image/png"));
        }
        return contents;
    }

    /** Finishes no put before so many are under way. */
    private record Meeting(ObjectStore objects, CyclicBarrier barrier) implements ObjectStore {

        Meeting(ObjectStore objects, int puts) {
            this(objects, new CyclicBarrier(puts));
        }

        @Override
        public void put(ObjectKey key, ObjectContent content) {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (Exception alone) {
                throw new IllegalStateException(alone);
            }
            objects.put(key, content);
        }

        @Override
        public Optional<StoredObject> get(ObjectKey key) {
            return objects.get(key);
        }

        @Override
        public Optional<StoredObject> get(ObjectKey key, long offset, int length) {
            return objects.get(key, offset, length);
        }

        @Override
        public Optional<ObjectDescription> describe(ObjectKey key) {
            return objects.describe(key);
        }

        @Override
        public void delete(ObjectKey key) {
            objects.delete(key);
        }

        @Override
        public void delete(Collection<ObjectKey> keys) {
            objects.delete(keys);
        }

        @Override
        public List<ListedObject> list(String prefix, @Nullable ObjectKey after, int limit) {
            return objects.list(prefix, after, limit);
        }

        @Override
        public void check() {
            objects.check();
        }
    }
}
