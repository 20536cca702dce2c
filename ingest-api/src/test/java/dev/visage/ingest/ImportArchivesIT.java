package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.objects.ObjectStore;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportArchivesIT {

    private static TestingEdge edge;
    private static String token;
    private String importId;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(
                "visage.uploads.max-bytes=200KB",
                "visage.store.bytes-in-flight=300KB",
                "visage.imports.archive.batch-entries=4",
                "visage.imports.archive.max-entries=60",
                "visage.imports.archive.pause=5s",
                "visage.imports.archive.concurrent=2");
        token = edge.tokens.of(1, "import");
        IntStream.rangeClosed(1, 30).forEach(user -> edge.profiles.add(user, "user" + user));
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void makeAnImport() {
        importId = create("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz"})
    void takesEveryPictureOfAnArchive(String format) {
        Answer read = put(people(10).as(format));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("state")).isEqualTo("finishing");
        assertThat(read.json().path("accepted").asInt()).isEqualTo(10);
        assertThat(items()).allSatisfy(item -> {
            assertThat(item.status()).isEqualTo(ItemStatus.ACCEPTED);
            assertThat(edge.bean(ObjectStore.class).get(ObjectKey.original(item.uploadId())))
                    .hasValueSatisfying(original -> assertThat(original.bytes())
                            .isEqualTo(picture(Integer.parseInt(String.valueOf(item.user())))));
        });
        assertThat(edge.profiles.imports.get(importId).counts().refused()).isZero();
    }

    @Test
    void leavesTheImportOpenIfAsked() {
        assertThat(put("?finish=false", people(1).zip()).text("state")).isEqualTo("running");
        assertThat(put("?finish=perhaps", people(1).zip()).text("field")).isEqualTo("finish");
    }

    @Test
    void changesNothingForTheSameArchiveOnceMore() {
        PackedFiles files = people(6).with("notes.txt", "no picture");
        put("?finish=false", files.zip());
        List<ImportItem> before = items();
        long originals = originals();

        Answer again = put(files.zip());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("read").asInt()).isEqualTo(7);
        assertThat(items()).isEqualTo(before);
        assertThat(originals()).isEqualTo(originals);
        assertThat(put(files.zip()).status()).isEqualTo(200);
    }

    @Test
    void takesNothingNewIntoAnImportThatIsFinishing() {
        edge.profiles.imports.become(importId, ImportState.FINISHING);

        Answer late = put(people(2).zip());

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("import-ended");
        assertThat(items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar.gz"})
    void goesOnBehindEveryBadEntry(String format) {
        Answer read = put(new PackedFiles()
                .with("folder/", "")
                .with("__MACOSX/1.jpg", "resource fork")
                .with(".DS_Store", "hidden")
                .with("../../etc/2.jpg", picture(2))
                .with("/3.jpg", picture(3))
                .with("4.jpg", "no picture at all")
                .with("5.zip", people(1).zip())
                .with("6.jpg", new byte[300 * 1024])
                .with("4711.jpg", picture(7))
                .with(".jpg/", "")
                .with("folder/8.jpg", picture(8))
                .as(format));

        assertThat(read.status()).isEqualTo(200);
        assertThat(items())
                .extracting(
                        ImportItem::name,
                        item -> item.reason() == null ? "" : item.reason().code())
                .containsExactly(
                        tuple("../../etc/2.jpg", "bad-name"),
                        tuple("/3.jpg", "bad-name"),
                        tuple("4.jpg", "not-a-picture"),
                        tuple("5.zip", "not-a-picture"),
                        tuple("6.jpg", "too-many-bytes"),
                        tuple("4711.jpg", "unknown-user"),
                        tuple("folder/8.jpg", ""));
    }

    @Test
    void storesNothingOfWhatIsRefused() {
        long before = originals();

        put(new PackedFiles()
                .with("4711.jpg", picture(1))
                .with("4712.jpg", picture(2))
                .zip());

        assertThat(originals()).isEqualTo(before);
    }

    @Test
    void storesNothingInADryRun() {
        importId = create("{\"dryRun\": true}");
        long before = originals();

        assertThat(put(people(3).tar()).json().path("accepted").asInt()).isEqualTo(3);
        assertThat(originals()).isEqualTo(before);
    }

    @Test
    void namesFilesByTheManifestBeforeThem() {
        importId = create("{\"createUsers\": true}");
        Answer read = put(new PackedFiles()
                .with("people/manifest.csv", """
                        user,file,firstName,email
                        1,a.jpg,,
                        @new,b.jpg,Ada,
                        2,a.jpg,,
                        3,c.jpg,,nobody
                        4,missing.jpg,,
                        """)
                .with("people/a.jpg", picture(1))
                .with("people/c.jpg", picture(3))
                .with("people/5.jpg", picture(5))
                .with("people/b.jpg", picture(2))
                .tar());

        assertThat(read.status()).isEqualTo(200);
        assertThat(items())
                .extracting(
                        ImportItem::name,
                        ImportItem::user,
                        item -> item.reason() == null
                                ? ""
                                : item.reason().code() + " " + item.reason().line() + " "
                                        + item.reason().column())
                .containsExactlyInAnyOrder(
                        tuple("people/a.jpg", "1", ""),
                        tuple("people/a.jpg", "2", ""),
                        tuple("people/b.jpg", "@new", ""),
                        tuple("people/c.jpg", "3", "bad-row 5 email"),
                        tuple("people/missing.jpg", "4", "no-file 6 file"),
                        tuple("people/5.jpg", null, "not-in-manifest null null"));
        assertThat(edge.profiles.imports.entries())
                .filteredOn(entry -> "@new".equals(entry.user()))
                .extracting(ImportEntry::newUser)
                .allSatisfy(user -> assertThat(user.firstName()).isEqualTo("Ada"));
    }

    @Test
    void tellsTheLineOfAnUnknownUser() {
        put(new PackedFiles()
                .with("manifest.ndjson", "{\"user\": \"4711\", \"file\": \"a.jpg\"}\n")
                .with("a.jpg", picture(1))
                .zip());

        assertThat(items()).singleElement().satisfies(item -> {
            assertThat(item.reason().code()).isEqualTo("unknown-user");
            assertThat(item.reason().line()).isEqualTo(1);
            assertThat(item.reason().column()).isEqualTo("user");
        });
    }

    @Test
    void namesNothingThatCameBeforeTheManifest() {
        put(new PackedFiles()
                .with("1.jpg", picture(1))
                .with("manifest.csv", "user,file\n2,1.jpg\n3,c.jpg\n")
                .with("c.jpg", picture(3))
                .zip());

        assertThat(items())
                .extracting(ImportItem::user, ImportItem::status)
                .containsExactly(
                        tuple("1", ItemStatus.ACCEPTED),
                        tuple("3", ItemStatus.ACCEPTED),
                        tuple("2", ItemStatus.REFUSED));
    }

    @Test
    void takesWhatCameBeforeTheDamage() {
        byte[] whole = people(20).zip();

        Answer damaged = put(Arrays.copyOf(whole, whole.length / 2));

        assertThat(damaged.status()).isEqualTo(422);
        assertThat(damaged.text("code")).isEqualTo("archive-corrupt");
        assertThat(damaged.json().path("entries").asInt()).isBetween(2, 19);
        assertThat(damaged.json().path("bytes").asInt()).isPositive();
        assertThat(damaged.json().at("/import/state").asString()).isEqualTo("running");
        assertThat(items()).hasSize(damaged.json().path("entries").asInt() - 1);
        assertThat(put(whole).status()).isEqualTo(200);
        assertThat(items()).hasSize(20);
    }

    @Test
    void noticesThatAZipEndsBeforeItsDirectory() {
        byte[] whole = people(3).zip();
        int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");

        Answer damaged = put(Arrays.copyOf(whole, directory));

        assertThat(damaged.text("code")).isEqualTo("archive-corrupt");
        assertThat(items()).hasSize(3);
    }

    @Test
    void passesOverWhatIsEncrypted() {
        put(people(2).zipWithEncryptedBeginning());

        assertThat(items())
                .extracting(item -> item.reason() == null ? "" : item.reason().code())
                .containsExactly("encrypted", "");
    }

    @Test
    void namesNoFileByItselfBehindAManifestThatCannotBeRead() {
        put(new PackedFiles()
                .with("manifest.csv", "user,file\n2,1.jpg\n")
                .with("1.jpg", picture(1))
                .zipWithEncryptedBeginning());

        assertThat(items())
                .extracting(ImportItem::name, item -> item.reason().code())
                .containsExactly(tuple("manifest.csv", "encrypted"), tuple("1.jpg", "not-in-manifest"));
    }

    @Test
    void followsNoLinks() {
        put(people(2).tarOfLinks());

        assertThat(items()).extracting(item -> item.reason().code()).containsExactly("not-a-file", "not-a-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar.gz"})
    void stopsWhereALittleUnpacksToVeryMuch(String format) {
        Answer bomb = put(people(1).with("2.jpg", new byte[80 * 1024 * 1024]).as(format));

        assertThat(bomb.status()).isEqualTo(422);
        assertThat(bomb.text("code")).isEqualTo("archive-too-large");
        assertThat(items()).extracting(ImportItem::user).contains("1");
    }

    @Test
    void stopsAtTooManyEntries() {
        PackedFiles many = new PackedFiles();
        IntStream.range(0, 100).forEach(number -> many.with("folder" + number + "/", ""));

        assertThat(put(many.zip()).text("code")).isEqualTo("archive-too-large");
    }

    @Test
    void stopsAtANameWithoutAnEnd() {
        assertThat(put(PackedFiles.tarWithLongName(3_000_000)).text("code")).isEqualTo("archive-too-large");
    }

    @Test
    void refusesWhatIsNoArchiveOrHasNoPictures() {
        Answer none = put(picture(1));
        Answer empty =
                put(new PackedFiles().with("folder/", "").with(".hidden", "x").zip());
        Answer nothing = put(new byte[0]);

        assertThat(none.status()).isEqualTo(415);
        assertThat(none.text("code")).isEqualTo("not-an-archive");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text("code")).isEqualTo("no-pictures");
        assertThat(nothing.status()).isEqualTo(415);
        assertThat(edge.profiles.imports.get(importId).state()).isEqualTo(ImportState.RUNNING);
    }

    @Test
    void waitsForAStoreThatIsAway() {
        edge.profiles.imports.refuseNext(2);

        assertThat(put(people(3).tar()).json().path("accepted").asInt()).isEqualTo(3);
    }

    @Test
    void showsHowFarItIsWhileItReads() throws IOException {
        byte[] tar = people(20).tar();
        try (RawConnection client = beginning(tar.length)) {
            client.send(Arrays.copyOf(tar, tar.length / 2));
            await().until(() -> items().size() >= 4);
            assertThat(edge.send(edge.request("/v1/imports/" + importId, token))
                            .json()
                            .path("read")
                            .asInt())
                    .isBetween(4, 12);
            client.send(Arrays.copyOfRange(tar, tar.length / 2, tar.length));
            assertThat(client.answer()).startsWith("HTTP/1.1 200");
        }
        assertThat(items()).hasSize(20);
    }

    @Test
    void takesAnArchiveThatIsLongerThanAllThatIsHeldOfUploads() throws IOException {
        try (RawConnection other = new RawConnection(edge.url);
                RawConnection client = beginning(1_000_000_000)) {
            other.send("POST /v1/users/1/pictures/avatar HTTP/1.1\r\nHost: visage.test\r\nAuthorization: Bearer "
                            + edge.tokens.of(1, "update_profile") + "\r\nContent-Length: 100000\r\n\r\n")
                    .send(new byte[50_000]);
            client.send(people(8).tar());

            await().until(() -> items().size() == 8);
        }
    }

    @Test
    void keepsWhatWasReadOfAClientThatGoesAway() throws IOException {
        byte[] tar = people(20).tar();
        try (RawConnection client = beginning(tar.length)) {
            client.send(Arrays.copyOf(tar, tar.length / 2));
            await().until(() -> items().size() >= 4);
        }

        assertThat(edge.profiles.imports.get(importId).state()).isEqualTo(ImportState.RUNNING);
        await().until(() -> put(tar).status() == 200);
        assertThat(items()).hasSize(20);
    }

    @Test
    void readsNoMoreAtOnceThanThereIsRoomFor() throws IOException {
        byte[] tar = people(8).tar();
        try (RawConnection first = beginning(tar.length);
                RawConnection second = beginning(tar.length)) {
            first.send(Arrays.copyOf(tar, tar.length - 1));
            second.send(Arrays.copyOf(tar, tar.length - 1));
            await().until(() -> items().size() == 8);
            await().until(() -> put(tar).status() == 503);
        }
        await().until(() -> put(tar).status() == 200);
    }

    private RawConnection beginning(int length) throws IOException {
        return new RawConnection(edge.url)
                .send("PUT /v1/imports/" + importId + "/archive HTTP/1.1\r\nHost: visage.test\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Length: " + length + "\r\n\r\n");
    }

    private static byte[] picture(int number) {
        return SamplePictures.photograph(100 + number, 80, Orientation.UPRIGHT);
    }

    private static PackedFiles people(int count) {
        PackedFiles files = new PackedFiles();
        IntStream.rangeClosed(1, count).forEach(user -> files.with("people/" + user + ".jpg", picture(user)));
        return files;
    }

    private static long originals() {
        return edge.bean(ObjectStore.class)
                .list(ObjectKey.ORIGINALS, null, 1000)
                .size();
    }

    private List<ImportItem> items() {
        return edge.profiles.imports.items(importId);
    }

    private static String create(String body) {
        return edge.send(edge.request("/v1/imports", token).POST(BodyPublishers.ofString(body)))
                .text("importId");
    }

    private Answer put(byte[] archive) {
        return put("", archive);
    }

    private Answer put(String query, byte[] archive) {
        return edge.send(edge.request("/v1/imports/" + importId + "/archive" + query, token)
                .PUT(BodyPublishers.ofByteArray(archive)));
    }
}
