package dev.visage.profiles.profile;

import static dev.visage.profiles.TestingStore.called;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Counts;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.profile.Staffing;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import tools.jackson.databind.node.ObjectNode;

class EditingIT {

    private static final int EDITORS = 4;
    private static final int EDITS = 10;

    private static TestingStore store;

    @BeforeAll
    static void startStore() {
        store = TestingStore.start();
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }

    @Test
    void setsTheAttributesOfTheVersionThatWasReadAndTellsWhatDiffers() {
        try (TestingTopics topics = TestingTopics.follow()) {
            UserId userId = store.provision();
            Attributes edited = called(userId)
                    .draft()
                    .location("Paris")
                    .description("Paints", List.of())
                    .attributes();

            Profile profile = edit(userId, 1, edited);

            assertThat(profile.version()).isEqualTo(new ProfileVersion(2));
            assertThat(profile.attributes()).isEqualTo(edited);
            assertThat(store.profile(userId)).isEqualTo(profile);
            assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 2).get(1).data())
                    .isEqualTo(new ProfileChanged(
                            userId,
                            new ProfileVersion(2),
                            List.of("about", "description", "descriptionLinks"),
                            new ProfileChanged.Cause.Edit(),
                            TestingStore.told(profile)));
        }
    }

    @Test
    void keepsNestedDataAsItWasWritten() {
        UserId userId = store.provision();
        Annotation annotation = new Annotation("org.example", object("""
                {"z":1.50,"a":1E+3,"long":12345678901234567890123,"text":"\\u2211 \\ud83d\\ude00","deep":[{"x":[null]}]}"""));
        Attributes edited = called(userId)
                .draft()
                .staffing(new Staffing(
                        new Staffing.Role(1, "Painter", null, null, null),
                        new UserId(9),
                        List.of(new Staffing.Skill(2, 3, "Painting", null, null, 4, 5)),
                        List.of(new Staffing.CustomFieldValue(6, 7L, "Rate", object("{\"hourly\":12.50}"))),
                        null,
                        List.of()))
                .annotations(List.of(annotation))
                .attributes();

        edit(userId, 1, edited);

        Profile profile = store.profile(userId);
        assertThat(profile.attributes()).isEqualTo(edited);
        assertThat(profile.attributes().annotations().get(0).value())
                .hasToString(annotation.value().toString());
        assertThat(edit(userId, 2, profile.attributes()).version()).isEqualTo(new ProfileVersion(2));
    }

    @Test
    void changesNothingWithoutADifference() {
        try (TestingTopics topics = TestingTopics.follow()) {
            UserId userId = store.provision();
            assertThat(edit(userId, 1, called(userId))).isEqualTo(store.profile(userId));
            edit(userId, 1, called(userId).draft().name("Ada").attributes());

            assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 2))
                    .extracting(event -> event.data().version().value())
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void refusesToEditAnotherVersion() {
        UserId userId = store.provision();
        Attributes edited = called(userId).draft().name("Ada").attributes();

        for (long version : new long[] {2, 7}) {
            assertThat(refusal(userId, version, edited)).isEqualTo(HttpStatus.PRECONDITION_FAILED);
        }
        assertThat(store.profile(userId).version()).isEqualTo(ProfileVersion.FIRST);
    }

    @Test
    void refusesAUsernameThatAnotherUserHasAndAnUnknownUser() {
        UserId owner = store.provision();
        UserId other = store.provision();

        assertThat(refusal(other, 1, called(owner))).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refusal(someone(), 1, called(other))).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void namesTheMemberThatCannotBeKept() {
        UserId userId = store.provision();
        Attributes poisoned = called(userId)
                .draft()
                .annotations(List.of(new Annotation("org.example", object("{\"a\":\"\\u0000\"}"))))
                .attributes();

        assertThatThrownBy(() -> edit(userId, 1, poisoned))
                .isInstanceOfSatisfying(
                        WebClientResponseException.BadRequest.class,
                        answer -> assertThat(answer.getResponseBodyAsString())
                                .contains("\"member\":\"annotations[0].value.a\"", "contains the character U+0000"));
        assertThat(store.profile(userId).version()).isEqualTo(ProfileVersion.FIRST);
    }

    @Test
    void takesSixtyFourKilobytesAndNoMore() {
        UserId userId = store.provision();
        int frame = EventJson.mapper().writeValueAsBytes(described(userId, 0)).length;
        int longest = 64 * 1024 - frame;

        assertThat(edit(userId, 1, described(userId, longest)).version()).isEqualTo(new ProfileVersion(2));
        assertThatThrownBy(() -> edit(userId, 2, described(userId, longest + 1)))
                .isInstanceOfSatisfying(
                        WebClientResponseException.BadRequest.class,
                        answer -> assertThat(answer.getResponseBodyAsString())
                                .contains("take 65537 bytes as JSON; the limit is 65536"));
    }

    @Test
    void letsOneOfTwoEditsAtOncePass() {
        for (int round = 0; round < EDITS; round++) {
            UserId userId = store.provision();
            List<CompletableFuture<HttpStatusCode>> edits = Stream.of("one", "other")
                    .map(name -> called(userId).draft().name(name).attributes())
                    .map(edited -> CompletableFuture.supplyAsync(() -> status(userId, edited)))
                    .toList();

            assertThat(edits)
                    .extracting(CompletableFuture::join)
                    .containsExactlyInAnyOrder(HttpStatus.OK, HttpStatus.PRECONDITION_FAILED);
            assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(2));
        }
    }

    @Test
    void losesNoneOfTheEditsOfManyWhoReadAgainWhenTheyWereLate() {
        UserId userId = store.provision();
        CompletableFuture.allOf(IntStream.range(0, EDITORS)
                        .mapToObj(editor -> CompletableFuture.runAsync(() -> count(userId)))
                        .toArray(CompletableFuture[]::new))
                .join();

        Profile profile = store.profile(userId);
        assertThat(profile.attributes().counts().posts()).isEqualTo(EDITORS * EDITS);
        assertThat(profile.version().value()).isEqualTo(1 + EDITORS * EDITS);
    }

    /** Counts one post after the other, each on top of what others have counted. */
    private static void count(UserId userId) {
        for (int counted = 0; counted < EDITS; ) {
            Profile profile = store.profile(userId);
            Counts counts = profile.attributes().counts();
            long posts = counts == null ? 0 : counts.posts();
            Attributes edited = profile.attributes()
                    .draft()
                    .counts(new Counts(null, null, posts + 1, null, null, null))
                    .attributes();
            try {
                store.api().edit(userId, profile.version(), edited).block();
                counted++;
            } catch (WebClientResponseException late) {
                assertThat(late.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
            }
        }
    }

    private static HttpStatusCode status(UserId userId, Attributes edited) {
        try {
            edit(userId, 1, edited);
            return HttpStatus.OK;
        } catch (WebClientResponseException refusal) {
            return refusal.getStatusCode();
        }
    }

    private static HttpStatusCode refusal(UserId userId, long version, Attributes edited) {
        return catchThrowableOfType(WebClientResponseException.class, () -> edit(userId, version, edited))
                .getStatusCode();
    }

    private static Profile edit(UserId userId, long version, Attributes edited) {
        return store.api().edit(userId, new ProfileVersion(version), edited).block();
    }

    private static Attributes described(UserId userId, int length) {
        return called(userId).draft().description("x".repeat(length), null).attributes();
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) EventJson.mapper().readTree(json);
    }
}
