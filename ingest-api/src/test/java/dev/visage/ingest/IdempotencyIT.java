package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.idempotency.ClaimRequest;
import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.objects.ObjectStore;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Native uploads with an idempotency key, at two edges on one store. */
class IdempotencyIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static final byte[] OTHER = SamplePictures.photograph(48, 64, Orientation.UPRIGHT);

    private static TestingEdge edge;
    private static TestingEdge second;
    private static long lastUser = 7_000;
    private long user;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
        second = new TestingEdge("visage.profiles.urls=" + edge.profiles.url());
    }

    @AfterAll
    static void stop() {
        second.close();
        edge.close();
    }

    @BeforeEach
    void provisionUser() {
        user = ++lastUser;
        edge.profiles.add(user, "user" + user);
        edge.pipeline.decides(TestingEdge::applied);
    }

    @Test
    void theSameRequestIsAnsweredTheSameAndAnnouncedOnce() {
        Answer first = upload(edge, "\"one\"", PHOTOGRAPH);
        Answer again = upload(edge, "\"one\"", PHOTOGRAPH);
        Answer elsewhere = upload(second, "\"one\"", PHOTOGRAPH);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        for (Answer replay : List.of(again, elsewhere)) {
            assertThat(replay.status()).isEqualTo(202);
            assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(replay.header("Location")).isEqualTo(first.header("Location"));
            assertThat(replay.json()).isEqualTo(first.json());
        }
        assertAnnounced(first.text("uploadId"));
    }

    @Test
    void aRepeatedRequestThatWaitsIsAnsweredWithTheOutcomeWhetherItIsThereOrComes() {
        edge.pipeline.decides(upload -> null);
        Answer first = upload(edge, "one", PHOTOGRAPH);
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                () -> edge.send(request(second, "one", PHOTOGRAPH, "avatar").header("Prefer", "wait=20")));
        ImageUploaded event = onlyEvent();

        edge.pipeline.decide(TestingEdge.applied(event));
        Answer awaited = waiting.join();
        Answer after = edge.send(request(edge, "one", PHOTOGRAPH, "avatar").header("Prefer", "wait=20"));

        for (Answer answer : List.of(awaited, after)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("status")).isEqualTo("applied");
            assertThat(answer.text("uploadId")).isEqualTo(first.text("uploadId"));
            assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
        }
    }

    @Test
    void severalRequestsOfOneEdgeAwaitTheSameUpload() {
        edge.pipeline.decides(upload -> null);
        upload(edge, "one", PHOTOGRAPH);
        ImageUploaded event = onlyEvent();
        List<CompletableFuture<Answer>> waiting = IntStream.range(0, 3)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> edge.send(
                        request(edge, "one", PHOTOGRAPH, "avatar").header("Prefer", "wait=" + (number == 0 ? 1 : 20)))))
                .toList();
        waiting.get(0).join();

        edge.pipeline.decide(TestingEdge.applied(event));

        assertThat(waiting.subList(1, 3))
                .extracting(answer -> answer.join().text("status"))
                .containsOnly("applied");
    }

    @Test
    void anotherPictureKindOrRecipeIsAnotherPayload() {
        Answer first = upload(edge, "one", PHOTOGRAPH);

        assertProblem(upload(second, "one", OTHER), 422, "key-reused");
        assertProblem(edge.send(request(edge, "one", PHOTOGRAPH, "cover")), 422, "key-reused");
        assertProblem(edge.send(request(edge, "one", PHOTOGRAPH, "avatar?sizes=48")), 422, "key-reused");
        assertThat(edge.send(request(edge, "one", PHOTOGRAPH, "avatar?enlarge=false"))
                        .status())
                .isEqualTo(202);
        assertAnnounced(first.text("uploadId"));
    }

    @Test
    void ofManyAtOnceAtTwoEdgesOneIsAnnouncedAndTheOthersAreToldOfItOrToComeBack() {
        ExecutorService clients = Executors.newFixedThreadPool(16);
        List<Answer> answers;
        try {
            answers = IntStream.range(0, 16)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> upload(number % 2 == 0 ? edge : second, "one", PHOTOGRAPH), clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            clients.shutdown();
        }

        assertThat(answers).extracting(Answer::status).isSubsetOf(202, 409).contains(202);
        List<String> uploadIds = answers.stream()
                .filter(answer -> answer.status() == 202)
                .map(answer -> answer.text("uploadId"))
                .distinct()
                .toList();
        assertThat(uploadIds).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> assertThat(answer.header("Retry-After")).matches("[1-3]"));
        assertAnnounced(uploadIds.get(0));
    }

    @Test
    void whileTheFirstRequestIsWorkedOnOthersAreToldToComeBackAndItsIdIsUsedOnceItsLeaseIsOver() {
        edge.profiles.keys.claim(
                Long.toString(user),
                new ClaimRequest(
                        new IdempotencyKey("one"),
                        Fingerprint.of(PictureKind.AVATAR, Recipe.avatar(), PHOTOGRAPH),
                        Duration.ofDays(1)));

        Answer early = upload(edge, "one", PHOTOGRAPH);
        assertProblem(early, 409, "key-in-progress");
        assertThat(Duration.ofSeconds(Long.parseLong(early.header("Retry-After"))))
                .isBetween(Duration.ofHours(23), Duration.ofDays(1));

        edge.profiles.keys.letLeasesRunOut();
        Answer late = upload(second, "one", PHOTOGRAPH);
        assertThat(late.status()).isEqualTo(202);
        assertThat(late.header("Idempotent-Replayed")).isEmpty();
        assertAnnounced(late.text("uploadId"));
    }

    @Test
    void whatCouldNotBeAnnouncedIsTriedAgainUnderTheSameIdAtOnce() throws IOException {
        try (TestingEdge cut = new TestingEdge(
                "visage.profiles.urls=" + edge.profiles.url(),
                "spring.kafka.bootstrap-servers=127.0.0.1:" + TestingEdge.unusedPort(),
                "spring.kafka.producer.properties.max.block.ms=200")) {
            Answer failed = upload(cut, "one", PHOTOGRAPH);
            assertProblem(failed, 503, "unavailable");
            assertThat(failed.header("Retry-After")).isEqualTo("5");
        }
        UploadId stored = edge.profiles.keys.uploadId(user, "one");

        Answer retried = upload(edge, "one", PHOTOGRAPH);

        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.text("uploadId")).isEqualTo(stored.toString());
        assertThat(edge.bean(ObjectStore.class).describe(ObjectKey.original(stored)))
                .isPresent();
        assertAnnounced(retried.text("uploadId"));
    }

    @Test
    void afterADayTheSameKeyIsANewOne() {
        Answer first = upload(edge, "one", PHOTOGRAPH);
        edge.profiles.keys.letKeysExpire();
        Answer next = upload(edge, "one", OTHER);

        assertThat(next.status()).isEqualTo(202);
        assertThat(next.header("Idempotent-Replayed")).isEmpty();
        assertThat(next.text("uploadId")).isNotEqualTo(first.text("uploadId"));
    }

    @Test
    void keysOfOneUserMeanNothingForAnother() {
        Answer first = upload(edge, "one", PHOTOGRAPH);
        provisionUser();
        Answer other = upload(edge, "one", OTHER);

        assertThat(other.status()).isEqualTo(202);
        assertThat(other.text("uploadId")).isNotEqualTo(first.text("uploadId"));
    }

    @Test
    void whatIsRefusedClaimsNothing() {
        assertProblem(upload(edge, "one", new byte[0]), 422, "empty");
        assertThat(upload(edge, "one", PHOTOGRAPH).status()).isEqualTo(202);
    }

    @Test
    void withoutAKeyNothingIsClaimed() {
        int before = edge.profiles.keys.claims();

        Answer answer = edge.send(edge.request(path("avatar"), edge.tokens.of(user, "update_profile"))
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(edge.profiles.keys.claims()).isEqualTo(before);
    }

    @Test
    void nothingIsStoredOrAnnouncedWhileKeysCannotBeClaimed() {
        edge.profiles.down(true);
        try {
            Answer answer = upload(edge, "one", PHOTOGRAPH);

            assertProblem(answer, 503, "unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        } finally {
            edge.profiles.down(false);
        }
        assertAnnounced(upload(edge, "one", PHOTOGRAPH).text("uploadId"));
    }

    @Test
    void whatWasAnnouncedIsAcceptedThoughTheStoreCannotKeepThat() throws IOException {
        try (TestingEdge alone = new TestingEdge()) {
            alone.profiles.add(user, "user" + user);
            alone.profiles.loseEnds();

            Answer first = upload(alone, "one", PHOTOGRAPH);
            assertThat(first.status()).isEqualTo(202);
            assertProblem(upload(alone, "one", PHOTOGRAPH), 409, "key-in-progress");
            alone.profiles.keys.letLeasesRunOut();
            assertThat(upload(alone, "one", PHOTOGRAPH).text("uploadId")).isEqualTo(first.text("uploadId"));
        }
    }

    @Test
    void takesTheFormsOfOneKeyForTheSame() {
        Answer first = upload(edge, "\"a\\\\b\\\"c\"", PHOTOGRAPH);
        Answer again = upload(edge, " \"a\\\\b\\\"c\";v=1", PHOTOGRAPH);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        Answer bare = upload(edge, "8e03978e-40d5", PHOTOGRAPH);
        assertThat(upload(edge, "\"8e03978e-40d5\"", PHOTOGRAPH).text("uploadId"))
                .isEqualTo(bare.text("uploadId"));
        assertThat(upload(edge, "\"" + "k".repeat(255) + "\"", PHOTOGRAPH).status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\"a", "a\"b", "a b", "\"a b\"", "a, b", "\"a\", \"b\"", "\"a\\b\"", "\"a\"b", "a;b"})
    void refusesWhatIsNoKeyAndNamesTheLimit(String value) {
        assertMalformed(upload(edge, value, PHOTOGRAPH));
    }

    @Test
    void refusesAKeyThatIsTooLongAndSeveralKeys() {
        assertMalformed(upload(edge, "k".repeat(256), PHOTOGRAPH));
        assertMalformed(edge.send(request(edge, "one", PHOTOGRAPH, "avatar").header("Idempotency-Key", "one")));
        assertMalformed(upload(edge, "", PHOTOGRAPH));
    }

    private Answer upload(TestingEdge at, String key, byte[] picture) {
        return at.send(request(at, key, picture, "avatar"));
    }

    private HttpRequest.Builder request(TestingEdge at, String key, byte[] picture, String kind) {
        return at.request(path(kind), at.tokens.of(user, "update_profile"))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(picture));
    }

    private String path(String kind) {
        return "/v1/users/" + user + "/pictures/" + kind;
    }

    private ImageUploaded onlyEvent() {
        await().until(() -> !edge.pipeline.uploadsOf(user).isEmpty());
        assertThat(edge.pipeline.uploadsOf(user)).hasSize(1);
        return edge.pipeline.uploadsOf(user).get(0);
    }

    /** Of this user and no other upload: what is announced after it comes after it. */
    private void assertAnnounced(String uploadId) {
        Answer last = edge.send(edge.request(path("cover"), edge.tokens.of(user, "update_profile"))
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));
        await().until(() -> edge.pipeline.uploadsOf(user).stream()
                .anyMatch(upload -> upload.uploadId().toString().equals(last.text("uploadId"))));
        assertThat(edge.pipeline.uploadsOf(user))
                .extracting(upload -> upload.uploadId().toString())
                .containsExactly(uploadId, last.text("uploadId"));
    }

    private static void assertMalformed(Answer answer) {
        assertProblem(answer, 400, "malformed");
        assertThat(answer.text("field")).isEqualTo("Idempotency-Key");
        assertThat(answer.text("detail")).contains("1 to 255");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
