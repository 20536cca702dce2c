package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Attributes;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Several users at once, with the four fields that the product does not document. */
class KantataUsersIT {

    private static final String PATH = "/api/v1/users";

    private static TestingEdge edge;
    private static String admin;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge("visage.dialects.kantata.extended=true");
        admin = edge.tokens.ofService("admin");
        for (long user = 100; user < 150; user++) {
            edge.profiles.add(user, "user" + user);
        }
        edge.profiles.add(50, EventJson.mapper().readValue("""
                {"username":"led","staffing":{"managerId":100,"role":{"id":9,"name":"Designer"}},
                 "account":{"id":5,"status":"deactivated"}}""", Attributes.class));
        edge.profiles.add(51, EventJson.mapper().readValue("""
                {"username":"led2","staffing":{"managerId":50,"role":{"id":9,"name":"Designer"}}}""", Attributes.class));
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + ".json", PATH + "/"})
    void findsThoseThatAreKnownInTheOrderOfTheirIds(String path) {
        JsonNode answer = found(path + "?only=102,7777,101,101,abc,0,99999999999999999999,%20103");

        assertThat(answer.path("count").asInt()).isEqualTo(2);
        assertThat(ids(answer)).containsExactly("101", "102");
        assertThat(answer.path("users").propertyNames()).containsExactly("101", "102");
        assertThat(answer.path("meta").toString())
                .isEqualTo("{\"count\":2,\"page_count\":1,\"page_number\":1,\"page_size\":20}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7777", "", "abc", "7777&page=4"})
    void answersWithNobodyWhenNobodyMatches(String only) {
        JsonNode answer = found(PATH + "?per_page=30&include=role&only=" + only);

        assertThat(answer.toString())
                .isEqualTo("{\"count\":0,\"results\":[],\"users\":{},\"roles\":{},"
                        + "\"meta\":{\"count\":0,\"page_count\":0,\"page_number\":0,\"page_size\":30}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | 20 | 100 | 3 | 1 | 20",
                "page=3                 | 10 | 140 | 3 | 3 | 20",
                "page=4                 |  0 |     | 3 | 4 | 20",
                "per_page=7&page=2      |  7 | 107 | 8 | 2 |  7",
                "per_page=200           | 50 | 100 | 1 | 1 | 200",
                "per_page=201           | 50 | 100 | 1 | 1 | 200",
                "per_page=999999999999  | 20 | 100 | 3 | 1 | 20",
                "per_page=0&page=0      | 20 | 100 | 3 | 1 | 20",
                "per_page=-1&page=-1    | 20 | 100 | 3 | 1 | 20",
                "per_page=x&page=x      | 20 | 100 | 3 | 1 | 20"
            })
    void pagesWhatItFinds(String query, int results, String first, int pages, int page, int size) {
        String everybody = LongStream.range(100, 150).mapToObj(Long::toString).collect(Collectors.joining(","));

        JsonNode answer = found(PATH + "?only=" + everybody + "&" + query);

        assertThat(answer.path("count").asInt()).isEqualTo(50);
        assertThat(ids(answer)).hasSize(results);
        assertThat(answer.at("/results/0/id").asString("")).isEqualTo(first == null ? "" : first);
        assertThat(answer.path("users").size()).isEqualTo(results);
        assertThat(answer.at("/meta/count").asInt()).isEqualTo(50);
        assertThat(answer.at("/meta/page_count").asInt()).isEqualTo(pages);
        assertThat(answer.at("/meta/page_number").asInt()).isEqualTo(page);
        assertThat(answer.at("/meta/page_size").asInt()).isEqualTo(size);
    }

    @Test
    void associatesOfSeveralUsersAreMergedAndResultsComeFirst() {
        JsonNode answer = found(PATH + "?only=51,50&include=role,manager");

        assertThat(ids(answer)).containsExactly("50", "51");
        assertThat(answer.path("users").propertyNames()).containsExactly("50", "51", "100");
        assertThat(answer.at("/users/50").has("role_id")).isTrue();
        assertThat(answer.at("/users/51/manager_id").asString()).isEqualTo("50");
        assertThat(answer.path("roles").propertyNames()).containsExactly("9");
    }

    @Test
    void whoIsNoAdministratorFindsThemselvesOnly() {
        String token = edge.tokens.of(101, "update_profile");

        Answer own = edge.send(edge.request(PATH + "?only=101", token));
        Answer others = edge.send(edge.request(PATH + "?only=101,102", token));

        assertThat(ids(own.json())).containsExactly("101");
        assertThat(others.status()).isEqualTo(403);
        assertThat(others.json().toString())
                .isEqualTo("{\"errors\":[{\"type\":\"system\","
                        + "\"message\":\"You do not have permission to view this user.\"}]}");
    }

    @Test
    void whoIsToBeFoundMustBeSaid() {
        Answer none = edge.send(edge.request(PATH, admin));
        String many = LongStream.range(1, 202).mapToObj(Long::toString).collect(Collectors.joining(","));
        Answer tooMany = edge.send(edge.request(PATH + "?only=" + many, admin));

        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().at("/errors/0/message").asString())
                .isEqualTo("The parameter only must name the users to be returned by their ids.");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().at("/errors/0/message").asString())
                .isEqualTo("The parameter only names 201 users; the limit is 200.");
    }

    @Test
    void theUndocumentedFieldsAreThereWhenTheSettingsSaySo() {
        JsonNode users = found(PATH + "?only=50,100&include=manager").path("users");

        assertThat(users.path("50").propertyNames()).contains("generic", "disabled", "update_whitelist", "account_id");
        assertThat(users.at("/50/generic").toString()).isEqualTo("false");
        assertThat(users.at("/50/disabled").toString()).isEqualTo("true");
        assertThat(users.at("/50/update_whitelist").toString()).isEqualTo("[]");
        assertThat(users.at("/50/account_id").toString()).isEqualTo("\"5\"");
        assertThat(users.at("/100/disabled").toString()).isEqualTo("false");
        assertThat(users.at("/100/account_id").toString()).isEqualTo("null");
    }

    private static JsonNode found(String path) {
        Answer answer = edge.send(edge.request(path, admin));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> ids(JsonNode answer) {
        return StreamSupport.stream(answer.path("results").spliterator(), false)
                .map(result -> result.path("id").asString())
                .toList();
    }
}
