package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.original.OriginalMetadata;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.objects.ObjectStore;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportItemsIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(320, 240, Orientation.UPRIGHT);

    private static TestingEdge edge;
    private static String token;
    private String importId;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge("visage.uploads.max-bytes=200KB", "visage.imports.gather=1s");
        token = edge.tokens.of(1, "import");
        edge.profiles.add(17, "ada");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void makeAnImport() {
        importId = create("{}");
    }

    @Test
    void takesAPictureAndStoresItsOriginal() {
        Answer taken = put("17", PHOTOGRAPH);

        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.text("status")).isEqualTo("accepted");
        assertThat(taken.text("name")).isEqualTo("17");
        assertThat(taken.json().path("userId").asLong()).isEqualTo(17);
        assertThat(taken.json().at("/links/upload").asString()).isEqualTo("/v1/uploads/" + taken.text("uploadId"));
        assertThat(edge.bean(ObjectStore.class).get(original(taken))).hasValueSatisfying(original -> {
            assertThat(original.bytes()).isEqualTo(PHOTOGRAPH);
            assertThat(OriginalMetadata.of(original.description().metadata())).hasValueSatisfying(metadata -> {
                assertThat(metadata.userId()).isEqualTo(new UserId(17));
                assertThat(metadata.terms().client()).isEqualTo("import");
            });
        });
    }

    @Test
    void answersThatTheSamePictureIsKnown() {
        Answer first = put("17", PHOTOGRAPH);
        Answer again = put("17", PHOTOGRAPH);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("uploadId")).isEqualTo(first.text("uploadId"));
        assertThat(items()).hasSize(1);
    }

    @Test
    void callsAnItemAsItsFileIsCalled() {
        Answer taken = put("@ada?file=people/a%20b.jpg", PHOTOGRAPH);

        assertThat(taken.text("name")).isEqualTo("people/a b.jpg");
        assertThat(taken.text("user")).isEqualTo("@ada");
    }

    @Test
    void passesOnWhatANewUserIsToHave() {
        importId = create("{\"createUsers\": true}");

        assertThat(put("ada%40example.org?firstName=Ada&locale=en_US", PHOTOGRAPH)
                        .status())
                .isEqualTo(202);
        List<ImportEntry> entries = edge.profiles.imports.entries();
        assertThat(entries.get(entries.size() - 1).newUser()).satisfies(user -> {
            assertThat(user.firstName()).isEqualTo("Ada");
            assertThat(user.locale()).isEqualTo("en_US");
            assertThat(user.username()).isNull();
        });
        assertThat(put("18?timezone=Moon", PHOTOGRAPH).text("field")).isEqualTo("timezone");
    }

    @Test
    void refusesAnUnknownUserAndKeepsThat() {
        Answer refused = put("4711", PHOTOGRAPH);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("unknown-user");
        assertThat(refused.json().at("/item/status").asString()).isEqualTo("refused");
        assertThat(items()).extracting(ImportItem::status).containsExactly(ItemStatus.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"text, 415, not-a-picture", "long, 413, too-many-bytes", "empty, 422, empty", "wide, 422, side-too-long"
    })
    void refusesABadPictureAsAnUploadAndKeepsThat(String body, int status, String code) {
        Answer refused = put(
                "17",
                switch (body) {
                    case "text" -> "no picture".getBytes(StandardCharsets.UTF_8);
                    case "long" -> new byte[300 * 1024];
                    case "wide" -> SamplePictures.pngClaiming(70_000, 1);
                    default -> new byte[0];
                });

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("code")).isEqualTo(code);
        assertThat(refused.json().at("/item/code").asString()).isEqualTo(code);
        assertThat(items()).extracting(ImportItem::status).containsExactly(ItemStatus.REFUSED);
    }

    @Test
    void takesNoMoreOnceTheImportIsFinishing() {
        edge.profiles.imports.become(importId, ImportState.FINISHING);

        Answer late = put("17", PHOTOGRAPH);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("import-ended");
    }

    @Test
    void storesNothingInADryRun() {
        importId = create("{\"dryRun\": true}");
        long before = originals();

        assertThat(put("17", PHOTOGRAPH).status()).isEqualTo(202);
        assertThat(originals()).isEqualTo(before);
    }

    @Test
    void takesTogetherWhatComesTogether() {
        int calls = edge.profiles.imports.batches().size();
        List<CompletableFuture<Answer>> all = IntStream.range(0, 24)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> put("17", SamplePictures.photograph(100 + number, 100, Orientation.UPRIGHT))))
                .toList();

        assertThat(all)
                .extracting(CompletableFuture::join)
                .extracting(Answer::status)
                .containsOnly(202);
        assertThat(items()).hasSize(24);
        assertThat(edge.profiles.imports.batches().size() - calls).isLessThan(24);
    }

    @Test
    void tellsToComeBackWhileTheStoreIsDown() {
        edge.profiles.imports.refuseNext(1);

        Answer down = put("17", PHOTOGRAPH);

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.header("Retry-After")).isNotEmpty();
        assertThat(put("17", PHOTOGRAPH).status()).isEqualTo(202);
    }

    private static long originals() {
        return edge.bean(ObjectStore.class)
                .list(ObjectKey.ORIGINALS, null, 1000)
                .size();
    }

    private static ObjectKey original(Answer taken) {
        return ObjectKey.original(UploadId.valueOf(taken.text("uploadId")));
    }

    private List<ImportItem> items() {
        return edge.profiles.imports.items(importId);
    }

    private static String create(String body) {
        return edge.send(edge.request("/v1/imports", token).POST(BodyPublishers.ofString(body)))
                .text("importId");
    }

    private Answer put(String user, byte[] picture) {
        return edge.send(edge.request("/v1/imports/" + importId + "/items/" + user, token)
                .PUT(BodyPublishers.ofByteArray(picture)));
    }
}
