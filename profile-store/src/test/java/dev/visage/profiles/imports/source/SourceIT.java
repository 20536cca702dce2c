package dev.visage.profiles.imports.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import dev.visage.profiles.imports.Sources;
import dev.visage.profiles.imports.TestingImport;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** Imports of pictures in the bucket; the store reads when the test says so, two keys or rows at a time. */
class SourceIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);

    private static TestingStore store;
    private static TestingTopics topics;
    private static ObjectStore objects;

    private final String prefix = "people/" + UploadId.next() + "/";

    @BeforeAll
    static void start() {
        store = TestingStore.start(
                "--visage.results.bulk-wait=10ms", "--visage.imports.source.poll=1h", "--visage.imports.source.page=2");
        topics = TestingTopics.follow(Topic.IMAGE_UPLOADED_BULK.topicName());
        objects = store.bean(ObjectStore.class);
    }

    @AfterAll
    static void stop() {
        topics.close();
        store.close();
    }

    @Test
    void takesPicturesWhereTheyLie() throws Exception {
        UserId one = store.provision();
        UserId two = store.provision();
        UserId unknown = TestingStore.someone();
        put(one + ".jpg", PHOTOGRAPH);
        put("deeper/@user" + two + ".jpeg", longHeader());
        put(unknown + ".jpg", PHOTOGRAPH);
        put(store.provision() + ".png", "no picture".getBytes(UTF_8));
        put(".hidden/" + one + ".jpg", PHOTOGRAPH);
        TestingImport created = created(null);

        read();

        assertThat(created.counts()).isEqualTo(new ImportCounts(4, 2, 2, 0, 0, 0, 0, 0));
        assertThat(created.now().state()).isEqualTo(ImportState.FINISHING);
        List<ImportItem> taken = created.items().stream()
                .filter(item -> item.status() == ItemStatus.ACCEPTED)
                .toList();
        assertThat(taken).extracting(ImportItem::userId).containsExactlyInAnyOrder(one, two);
        ImageUploaded upload = created.announced(taken.get(0)).upload();
        assertThat(upload.original()).isEqualTo(new ObjectKey(taken.get(0).name()));
        assertThat(upload.mediaType()).isEqualTo(PictureFormat.JPEG);
        assertThat(upload.width()).isEqualTo(400);
        created.work(taken.toArray(ImportItem[]::new));
        created.await(new ImportCounts(4, 2, 2, 2, 0, 0, 0, 0));
        assertThat(created.now().state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    void takesWhatAManifestNamesAndTellsItsMistakesByLineAndColumn() throws Exception {
        UserId one = store.provision();
        UserId two = store.provision();
        put("photos/1.jpg", PHOTOGRAPH);
        String manifest = "user,file,name\n"
                + one + ",photos/1.jpg,Ada Quill\n"
                + two + ",photos/2.jpg,\n"
                + ",photos/1.jpg,\n"
                + two + ",../../1.jpg,\n"
                + two + ",photos/1.jpg,\n";
        put("manifest.csv", manifest.getBytes(UTF_8));
        TestingImport created = created(new ObjectKey(prefix + "manifest.csv"));

        read();

        assertThat(created.counts()).isEqualTo(new ImportCounts(5, 3, 2, 0, 0, 0, 0, 0));
        assertThat(created.items().stream().filter(item -> item.reason() != null))
                .extracting(
                        item -> item.reason().code(),
                        item -> item.reason().line(),
                        item -> item.reason().column())
                .containsExactly(
                        tuple("no-file", 3, "file"), tuple("bad-row", 4, "user"), tuple("bad-name", 5, "file"));
    }

    @Test
    void tellsThatThereIsNoManifest() throws Exception {
        TestingImport created = created(new ObjectKey(prefix + "manifest.csv"));

        read();

        assertThat(created.items()).extracting(item -> item.reason().code()).containsExactly("no-manifest");
        assertThat(created.now().state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    void tellsThatAManifestIsGoneOrAnotherBeforeItsEnd() throws Exception {
        put("replaced.csv", ("user,file\n" + store.provision() + ",1.jpg\n").getBytes(UTF_8));
        for (String name : List.of("replaced.csv", "gone.csv")) {
            TestingImport created = created(new ObjectKey(prefix + name));
            ImportEntry read = new ImportEntry("1.jpg", null, null, null, ItemReason.of("no-file", "There is none."));
            assertThat(store.bean(Sources.class)
                            .add(created.importId(), List.of(read), "", "1 another-tag", Duration.ZERO))
                    .isTrue();

            read();

            assertThat(created.items())
                    .extracting(item -> item.reason().code())
                    .containsExactlyInAnyOrder("no-file", "no-manifest");
            assertThat(created.now().state()).isEqualTo(ImportState.FINISHED);
        }
    }

    @Test
    void readsOnWhereAnotherInstanceHasDied() throws Exception {
        for (int picture = 0; picture < 5; picture++) {
            put(store.provision() + ".jpg", PHOTOGRAPH);
        }
        TestingImport created = created(null);
        Sources sources = store.bean(Sources.class);
        Awaitility.await().until(() -> sources.take(Duration.ofMillis(1)).isPresent());
        Page page = new KeyPages(objects, prefix, "", 2).next().orElseThrow();
        Probe probe = new Probe(objects, created.now().terms());
        List<ImportEntry> entries = page.found().stream().map(probe::look).toList();
        assertThat(sources.add(created.importId(), entries, "", page.cursor(), Duration.ofMillis(1)))
                .isTrue();

        Awaitility.await().untilAsserted(() -> {
            read();
            assertThat(created.counts().read()).isEqualTo(5);
        });

        assertThat(sources.add(created.importId(), entries, "", page.cursor(), Duration.ofMillis(1)))
                .isFalse();
        assertThat(created.counts()).isEqualTo(new ImportCounts(5, 0, 5, 0, 0, 0, 0, 0));
        assertThat(created.now().state()).isEqualTo(ImportState.FINISHING);
    }

    @Test
    void leavesNothingOutWhereUsersAreMade() throws Exception {
        for (int file = 0; file < 5; file++) {
            put(TestingStore.someone() + ".jpg", PHOTOGRAPH);
        }
        TestingImport created = TestingImport.create(store, topics, terms(prefix, null, true));

        read();

        assertThat(created.counts()).isEqualTo(new ImportCounts(5, 0, 5, 0, 0, 0, 0, 0));
        assertThat(created.now().state()).isEqualTo(ImportState.FINISHING);
    }

    @Test
    void readsAnotherThatWaitsBeforeOneThatHadItsTurn() {
        created(null);
        created(null);
        Sources sources = store.bean(Sources.class);
        Sources.Task first = sources.take(Duration.ofMinutes(1)).orElseThrow();

        assertThat(sources.giveWay(first.importId(), "elsewhere")).isFalse();
        assertThat(sources.giveWay(first.importId(), first.cursor())).isTrue();

        assertThat(sources.take(Duration.ZERO).orElseThrow().importId()).isNotEqualTo(first.importId());
    }

    @Test
    void readsNothingOfVisagesOwnNorWhatIsNoKey() {
        for (String prefix : Stream.of("", " ", "o", "originals/", "images/0", "im", "/", "/people/")
                .toList()) {
            assertThatThrownBy(() -> TestingImport.create(store, topics, terms(prefix, null)))
                    .isInstanceOf(WebClientResponseException.BadRequest.class);
        }
        ObjectKey original = ObjectKey.original(UploadId.next());
        assertThatThrownBy(() -> TestingImport.create(store, topics, terms(prefix, original)))
                .isInstanceOf(WebClientResponseException.BadRequest.class);
    }

    @Test
    void takesNoItemsThatAreSent() {
        TestingImport created = created(null);

        assertThatThrownBy(() -> created.register(TestingImport.entry(store.provision(), "portrait")))
                .isInstanceOf(WebClientResponseException.Conflict.class);
    }

    private static void read() throws Exception {
        store.bean(SourceReading.class).readAll();
    }

    private TestingImport created(@Nullable ObjectKey manifest) {
        return TestingImport.create(store, topics, terms(prefix, manifest));
    }

    private static ImportTerms terms(String prefix, @Nullable ObjectKey manifest) {
        return terms(prefix, manifest, false);
    }

    private static ImportTerms terms(String prefix, @Nullable ObjectKey manifest, boolean createUsers) {
        ImportTerms terms = TestingImport.TERMS;
        return new ImportTerms(
                terms.name(),
                terms.kind(),
                terms.recipe(),
                createUsers,
                false,
                null,
                false,
                new ImportTerms.Source(prefix, manifest));
    }

    private void put(String name, byte[] bytes) {
        objects.put(new ObjectKey(prefix + name), new ObjectContent(bytes, "application/octet-stream"));
    }

    /** A photograph behind more than what is looked at first. */
    private static byte[] longHeader() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(PHOTOGRAPH, 0, 2);
        for (int segment = 0; segment < 3; segment++) {
            bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xed, (byte) 0xff, (byte) 0xff});
            bytes.writeBytes(new byte[0xffff - 2]);
        }
        bytes.write(PHOTOGRAPH, 2, PHOTOGRAPH.length - 2);
        return bytes.toByteArray();
    }
}
