package dev.visage.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.storage.ObjectKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store does. The timeout tells a test that hangs from one that fails. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class ObjectStoreContractTest {

    private static final ObjectContent HELLO = text("hello");

    /** A store that works, and may hold objects already. */
    abstract ObjectStore store();

    /** A store that is down. */
    abstract ObjectStore storeThatIsDown();

    @Test
    void givesBackWhatWasStored() {
        ObjectKey key = newKey();
        ObjectContent content = new ObjectContent(bytes(200_000), "image/png", Map.of("upload-id", "17"));

        store().put(key, content);

        StoredObject stored = store().get(key).orElseThrow();
        assertThat(stored.bytes()).isEqualTo(content.bytes());
        assertThat(stored.description().length()).isEqualTo(200_000);
        assertThat(stored.description().mediaType()).isEqualTo("image/png");
        assertThat(stored.description().metadata()).isEqualTo(content.metadata());
        assertThat(stored.description().lastModified()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void describesAnObjectAsItWouldGiveIt() {
        ObjectKey key = newKey();
        store().put(key, new ObjectContent(bytes(10), "image/gif", Map.of("one", "1", "two-words", "2")));

        assertThat(store().describe(key))
                .contains(store().get(key).orElseThrow().description());
    }

    @Test
    void givesAPartAndDescribesTheWhole() {
        ObjectKey key = newKey();
        byte[] bytes = bytes(1000);
        store().put(key, new ObjectContent(bytes, "image/png", Map.of("one", "1")));

        StoredObject part = store().get(key, 100, 200).orElseThrow();

        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(bytes, 100, 300));
        assertThat(part.description()).isEqualTo(store().describe(key).orElseThrow());
        assertThat(store().get(key, 0, 5000).orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void givesAnEmptyPartBehindTheEndAndOfAnEmptyObject() {
        ObjectKey key = newKey();
        store().put(key, HELLO);
        ObjectKey empty = newKey();
        store().put(empty, new ObjectContent(new byte[0], "image/png"));

        StoredObject behind = store().get(key, 5, 10).orElseThrow();

        assertThat(behind.bytes()).isEmpty();
        assertThat(behind.description().length()).isEqualTo(5);
        assertThat(store().get(empty, 0, 10).orElseThrow().bytes()).isEmpty();
        assertThat(store().get(newKey(), 0, 10)).isEmpty();
    }

    @Test
    void hasNothingUnderAKeyThatNothingWasStoredUnder() {
        ObjectKey key = newKey();

        assertThat(store().get(key)).isEmpty();
        assertThat(store().describe(key)).isEmpty();
    }

    @Test
    void hasNothingUnderAPrefixOfAKey() {
        ImageId image = ImageId.next();
        store().put(ObjectKey.rendition(image, "48", PictureFormat.JPEG.extension()), HELLO);

        assertThat(store().get(new ObjectKey("images/" + image))).isEmpty();
        assertThat(store().describe(new ObjectKey("images/" + image))).isEmpty();
    }

    @Test
    void keepsAnEmptyObject() {
        ObjectKey key = newKey();

        store().put(key, new ObjectContent(new byte[0], "image/png"));

        StoredObject stored = store().get(key).orElseThrow();
        assertThat(stored.bytes()).isEmpty();
        assertThat(stored.description().length()).isZero();
        assertThat(stored.description().metadata()).isEmpty();
    }

    @Test
    void keepsAnObjectThatIsLongerThanOnePartOfAMultipartUpload() {
        ObjectKey key = newKey();
        byte[] bytes = bytes(12_000_000);

        store().put(key, new ObjectContent(bytes, "image/png"));

        assertThat(store().get(key).orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void replacesAllOfAnObject() {
        ObjectKey key = newKey();
        store().put(key, new ObjectContent(bytes(1000), "image/png", Map.of("first", "1")));

        store().put(key, new ObjectContent(bytes(10), "image/gif", Map.of("second", "2")));

        StoredObject stored = store().get(key).orElseThrow();
        assertThat(stored.bytes()).isEqualTo(bytes(10));
        assertThat(stored.description().mediaType()).isEqualTo("image/gif");
        assertThat(stored.description().metadata()).isEqualTo(Map.of("second", "2"));
    }

    @Test
    void marksTheSameBytesByTheSameEtag() {
        ObjectKey key = newKey();
        store().put(key, HELLO);
        String etag = etag(key);

        store().put(key, HELLO);

        assertThat(etag(key)).isEqualTo(etag).isNotBlank().doesNotContain("\"");
    }

    @Test
    void marksOtherBytesByAnotherEtag() {
        ObjectKey key = newKey();
        store().put(key, HELLO);
        String etag = etag(key);

        store().put(key, text("hullo"));

        assertThat(etag(key)).isNotEqualTo(etag);
    }

    @Test
    void removesAnObjectAndNoOther() {
        ImageId image = ImageId.next();
        ObjectKey small = ObjectKey.rendition(image, "48", PictureFormat.JPEG.extension());
        ObjectKey large = ObjectKey.rendition(image, "480", PictureFormat.JPEG.extension());
        store().put(small, HELLO);
        store().put(large, HELLO);

        store().delete(small);

        assertThat(store().get(small)).isEmpty();
        assertThat(store().get(large)).isPresent();
    }

    @Test
    void removesNothingWhereNothingIs() {
        assertThatCode(() -> store().delete(newKey())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/%s/full.jpg",
                "images/%s/with space.jpg",
                "images/%s/plus+and&.jpg",
                "images/%s/100%%25.jpg",
                "images/%s/(1)_~!'=@.jpg",
                "images/%s/h\u00e9\u2211.jpg",
                "images/%s/deep/er/still.jpg",
            })
    void takesKeysWithUnusualCharacters(String form) {
        ObjectKey key = new ObjectKey(String.format(form, ImageId.next()));

        store().put(key, HELLO);

        assertThat(store().get(key).orElseThrow().bytes()).isEqualTo(HELLO.bytes());
        assertThat(store().describe(key)).isPresent();
        store().delete(key);
        assertThat(store().describe(key)).isEmpty();
    }

    @Test
    void storesManyObjectsAtOnce() throws InterruptedException, ExecutionException {
        Map<ObjectKey, byte[]> objects = IntStream.range(0, 32)
                .boxed()
                .collect(Collectors.toMap(number -> newKey(), number -> bytes(100_000 + number)));
        Stream<Callable<ObjectKey>> puts = objects.entrySet().stream().map(object -> () -> {
            store().put(object.getKey(), new ObjectContent(object.getValue(), "image/png"));
            return object.getKey();
        });

        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            for (Future<ObjectKey> put : threads.invokeAll(puts.toList())) {
                ObjectKey key = put.get();
                assertThat(store().get(key).orElseThrow().bytes()).isEqualTo(objects.get(key));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void storesAllOfSeveralInOneCall() throws InterruptedException {
        Map<ObjectKey, ObjectContent> contents = IntStream.range(0, 9)
                .boxed()
                .collect(Collectors.toMap(
                        number -> newKey(), number -> new ObjectContent(bytes(1000 + number), "image/png")));

        store().putAll(contents);

        contents.forEach((key, content) ->
                assertThat(store().get(key).orElseThrow().bytes()).isEqualTo(content.bytes()));
    }

    @Test
    void storesNoneOfNone() {
        assertThatCode(() -> store().putAll(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void listsWhatLiesUnderAPrefixInTheOrderOfTheKeys() {
        String prefix = "images/" + ImageId.next() + "/";
        List<ObjectKey> keys = Stream.of(
                        "1050.jpg", "48.jpg", "480.jpg", "a b+c%25&.jpg", "full.jpg", "full/er.jpg", "\u00e9.jpg")
                .map(name -> new ObjectKey(prefix + name))
                .toList();
        keys.forEach(key -> store().put(key, text(key.value())));
        store().put(new ObjectKey(prefix.replace("/", "0")), HELLO);

        List<ListedObject> listed = store().list(prefix, null, 100);

        assertThat(listed).extracting(ListedObject::key).containsExactlyElementsOf(keys);
        assertThat(listed).allSatisfy(object -> {
            ObjectDescription description = store().describe(object.key()).orElseThrow();
            assertThat(object.length()).isEqualTo(description.length());
            // to the second, which is what a description's time may be cut to
            assertThat(object.lastModified().truncatedTo(ChronoUnit.SECONDS))
                    .isEqualTo(description.lastModified().truncatedTo(ChronoUnit.SECONDS));
        });
    }

    @Test
    void listsNothingUnderAPrefixThatNoKeyHas() {
        assertThat(store().list("images/" + ImageId.next() + "/", null, 10)).isEmpty();
    }

    @Test
    void listsPageAfterPageAndRemovesManyAtOnce() throws InterruptedException {
        String prefix = "images/" + ImageId.next() + "/";
        List<ObjectKey> keys = IntStream.range(0, 1200)
                .mapToObj(number -> new ObjectKey(prefix + String.format("%05d.jpg", number)))
                .toList();
        storeAll(keys);

        List<ListedObject> all = walk(prefix, ObjectStore.PAGE);
        store().delete(keys.subList(0, 600));
        store().delete(keys.subList(300, 1100));

        assertThat(all).extracting(ListedObject::key).containsExactlyElementsOf(keys);
        assertThat(store().list(prefix, null, ObjectStore.PAGE))
                .extracting(ListedObject::key)
                .containsExactlyElementsOf(keys.subList(1100, 1200));
    }

    @Test
    void goesOnAfterAKeyThatIsGoneAndFindsWhatAppearedBehindIt() {
        String prefix = "images/" + ImageId.next() + "/";
        List<ObjectKey> keys = Stream.of("1", "2", "3", "5")
                .map(name -> new ObjectKey(prefix + name))
                .toList();
        keys.forEach(key -> store().put(key, HELLO));
        ObjectKey last = store().list(prefix, null, 2).get(1).key();

        store().delete(last);
        store().put(new ObjectKey(prefix + "0"), HELLO);
        store().put(new ObjectKey(prefix + "4"), HELLO);

        assertThat(store().list(prefix, last, 10))
                .extracting(object -> object.key().value())
                .containsExactly(prefix + "3", prefix + "4", prefix + "5");
    }

    @Test
    void removesNoneOfNone() {
        assertThatCode(() -> store().delete(List.of())).doesNotThrowAnyException();
    }

    @Test
    void removesManyOfWhichSomeAreNotThere() {
        ObjectKey key = newKey();
        store().put(key, HELLO);

        store().delete(List.of(newKey(), key, newKey()));

        assertThat(store().describe(key)).isEmpty();
    }

    private void storeAll(List<ObjectKey> keys) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        keys.forEach(key -> threads.execute(() -> store().put(key, HELLO)));
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    /** What as many pages as it takes list. */
    private List<ListedObject> walk(String prefix, int limit) {
        List<ListedObject> all = new ArrayList<>();
        List<ListedObject> page;
        do {
            page = store().list(
                            prefix,
                            all.isEmpty() ? null : all.get(all.size() - 1).key(),
                            limit);
            all.addAll(page);
        } while (page.size() == limit);
        return all;
    }

    @Test
    void canBeReached() {
        assertThatCode(() -> store().check()).doesNotThrowAnyException();
    }

    @Test
    void saysThatItIsUnavailableWhenItIsDown() {
        assertUnavailable(storeThatIsDown());
    }

    static void assertUnavailable(ObjectStore store) {
        ObjectKey key = newKey();
        Map<String, Consumer<ObjectStore>> calls = Map.of(
                "put", it -> it.put(key, HELLO),
                "put all", it -> putAll(it, Map.of(key, HELLO)),
                "get", it -> it.get(key),
                "get a part", it -> it.get(key, 0, 10),
                "describe", it -> it.describe(key),
                "delete", it -> it.delete(key),
                "delete many", it -> it.delete(List.of(key)),
                "list", it -> it.list("originals/", null, 10),
                "check", ObjectStore::check);
        assertThat(calls)
                .allSatisfy((name, call) -> assertThatThrownBy(() -> call.accept(store))
                        .isInstanceOf(ObjectStoreUnavailableException.class));
    }

    static void putAll(ObjectStore store, Map<ObjectKey, ObjectContent> contents) {
        try {
            store.putAll(contents);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static ObjectKey newKey() {
        return ObjectKey.original(UploadId.next());
    }

    private String etag(ObjectKey key) {
        return store().describe(key).orElseThrow().etag();
    }

    private static ObjectContent text(String text) {
        return new ObjectContent(text.getBytes(UTF_8), "text/plain");
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
