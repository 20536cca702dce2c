package dev.visage.profiles.http;

import static dev.visage.profiles.TestingStore.called;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClientResponseException;

class ProfileControllerIT {

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
    void makesAUserOnceAndAnnouncesEachDifference() {
        UserId userId = someone();
        Attributes first = called(userId);
        Attributes second =
                first.draft().name("Ada Lovelace").timezone("Europe/London").attributes();
        try (TestingTopics topics = TestingTopics.follow()) {
            ResponseEntity<Profile> created = store.provision(userId, first);
            ResponseEntity<Profile> same = store.provision(userId, first);
            ResponseEntity<Profile> edited = store.provision(userId, second);

            assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
            assertThat(created.getBody().version()).isEqualTo(ProfileVersion.FIRST);
            assertThat(same.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(same.getBody()).isEqualTo(created.getBody());
            assertThat(edited.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(edited.getBody().attributes()).isEqualTo(second);
            assertThat(store.profile(userId)).isEqualTo(edited.getBody());
            assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 2))
                    .extracting(event -> event.data())
                    .containsExactly(edit(created.getBody(), "username"), edit(edited.getBody(), "name", "timezone"));
        }
    }

    @Test
    void findsAUserByNameWhateverItsCase() {
        UserId userId = someone();
        String username = "Zoë Ångström/" + userId;
        store.provision(userId, Attributes.named(username));

        assertThat(store.api()
                        .profileOf(username.toUpperCase(Locale.ROOT))
                        .block()
                        .userId())
                .isEqualTo(userId);
    }

    @Test
    void refusesAUsernameThatAnotherUserHas() {
        UserId owner = store.provision();
        UserId other = store.provision();
        String taken = called(owner).username().toUpperCase(Locale.ROOT);

        for (UserId userId : List.of(other, someone())) {
            assertThatThrownBy(() -> store.provision(userId, Attributes.named(taken)))
                    .isInstanceOf(WebClientResponseException.Conflict.class);
        }
        assertThat(store.profile(other).version()).isEqualTo(ProfileVersion.FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/9007199254740991",
                "/usernames/nobody",
                "/usernames/a%00b",
                "/emails?address=nobody",
                "/users/9007199254740991/notifications?limit=5"
            })
    void answersNotFoundForWhatDoesNotExist(String path) throws Exception {
        assertProblem(get(path, TestingStore.TOKEN), 404);
        assertProblem(get("/uploads/" + UploadId.next(), TestingStore.TOKEN), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users/0",
                "/users/zero",
                "/users",
                "/users?ids=0",
                "/usernames",
                "/emails",
                "/uploads/7",
                "/users/7/notifications",
                "/users/7/notifications?limit=0",
                "/users/7/notifications?limit=201"
            })
    void answersBadRequestForWhatCannotBeAsked(String path) throws Exception {
        assertProblem(get(path, TestingStore.TOKEN), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"username\":\"\"}",
                "{\"username\":",
                "[]",
                "{\"username\":\"a\\u0000b\"}",
                "{\"username\":\"ada\",\"account\":{\"membership\":{}}}",
                "{\"username\":\"ada\",\"annotations\":[null]}"
            })
    void answersBadRequestForAttributesThatCannotBeKept(String body) throws Exception {
        HttpRequest request = request("/users/" + someone(), TestingStore.TOKEN)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertProblem(send(request), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", TestingStore.TOKEN + "x"})
    void letsNobodyInWithoutTheServiceToken(String token) throws Exception {
        for (String path : List.of("/users/7", "/nothing", "/../../actuator/env")) {
            assertProblem(get(path, token), 401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void tellsItsHealthToEverybody(String path) throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(store.uri().resolve(path)).build());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"UP\"").doesNotContain("jdbc", "PostgreSQL");
    }

    private static ProfileChanged edit(Profile profile, String... changed) {
        return new ProfileChanged(
                profile.userId(),
                profile.version(),
                List.of(changed),
                new ProfileChanged.Cause.Edit(),
                TestingStore.told(profile));
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode())
                .as(response.uri() + " " + response.body())
                .isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":" + status).doesNotContain("Exception", "trace");
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).build());
    }

    private static HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(store.uri().resolve("/profile-api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
