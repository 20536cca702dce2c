package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Attributes;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user looks like, alone. */
class KantataUserIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long ADA = 10482805;
    private static final long GRACE = 77;
    private static final long PLAIN = 78;
    private static final long ORPHAN = 79;
    private static final String EVERY_ASSOCIATION =
            "account_membership,custom_field_values,external_references,manager,"
                    + "role,skill_memberships,skills,work_samples";

    private static TestingEdge edge;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUsers() {
        edge.profiles.add(ADA, EventJson.mapper().readValue("""
                {"username":"ada","name":"Ada Quill","email":"ada@example.org","timezone":"Asia/Tokyo",
                 "description":"Paints doors.\\nAnd windows.",
                 "about":{"headline":"Painter","website":"https://ada.example.org","city":"Oslo","state":"Oslo fylke",
                   "country":"Norway"},
                 "account":{"id":5,"membership":{"id":51,"permission":"Administrator"},"status":"active",
                   "classification":"internal","admin":true,"lastActiveAt":"2026-08-01T10:11:12.987Z"},
                 "staffing":{"role":{"id":9,"name":"Designer","createdAt":"2020-01-02T03:04:05Z",
                     "updatedAt":"2021-01-02T03:04:05Z"},
                   "managerId":77,
                   "skills":[{"id":31,"membershipId":301,"name":"Oil","description":"On canvas","categoryId":3,"level":4,
                     "maxLevel":5},{"id":32,"membershipId":302,"name":"Ink"}],
                   "customFieldValues":[{"id":61,"fieldId":6,"fieldName":"Shirt","value":"M"},
                     {"id":62,"fieldName":"Days","value":[1,2]}],
                   "externalReferences":[{"id":71,"service":"salesforce","reference":"003A","link":"https://sf.example/003A"}],
                   "workSamples":[{"id":81,"title":"Blue door","description":"2019","link":"https://ada.example.org/1"},
                     {"id":82,"title":"Red door"}]}}
                """, Attributes.class));
        edge.profiles.add(
                GRACE,
                Attributes.named("grace")
                        .draft()
                        .name("Grace Moss")
                        .email("grace@example.org")
                        .description("Leads.\nMuch more.", null)
                        .attributes());
        edge.profiles.add(PLAIN, Attributes.named("plain"));
        edge.profiles.add(ORPHAN, EventJson.mapper().readValue("""
                {"username":"orphan","staffing":{"managerId":404404},"account":{"classification":"external"}}""", Attributes.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10482805", "me", "@ada", "%40ada", "10482805.json", "me.json", "10482805/", "me/"})
    void readsAUserByEveryName(String name) {
        Answer answer = edge.send(edge.request("/api/v1/users/" + name, edge.tokens.of(ADA, "")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json()).isEqualTo(JSON.readTree("""
                {"count":1,"results":[{"key":"users","id":"10482805"}],
                 "users":{"10482805":{"full_name":"Ada Quill",
                   "photo_path":"http://pictures.test/images/default_profile_photo/default.png",
                   "email_address":"ada@example.org","headline":"Painter","id":"10482805"}},
                 "meta":{"count":1,"page_count":1,"page_number":1,"page_size":20}}
                """));
    }

    @Test
    void answersHeadWithoutABody() {
        Answer answer = edge.send(
                edge.request("/api/v1/users/me", edge.tokens.of(ADA, "")).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void aUserOfWhomLittleIsKnownHasAllDocumentedMembers() {
        assertThat(user(PLAIN, "")).isEqualTo(JSON.readTree("""
                {"full_name":"plain","photo_path":"http://pictures.test/images/default_profile_photo/default.png",
                 "email_address":null,"headline":null,"id":"78"}"""));
    }

    @Test
    void theHeadlineIsTheFirstLineOfTheDescriptionWhereThereIsNone() {
        assertThat(user(GRACE, "").path("headline").asString()).isEqualTo("Leads.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account_membership  | account_membership_id  | '\"51\"'           | account_memberships",
                "custom_field_values | custom_field_value_ids | '[\"61\",\"62\"]'   | custom_field_values",
                "external_references | external_reference_ids | '[\"71\"]'         | external_references",
                "manager             | manager_id             | '\"77\"'           | users",
                "role                | role_id                | '\"9\"'            | roles",
                "skill_memberships   | skill_membership_ids   | '[\"301\",\"302\"]' | skill_memberships",
                "skills              | skill_ids              | '[\"31\",\"32\"]'   | skills",
                "work_samples        | work_sample_ids        | '[\"81\",\"82\"]'   | work_samples"
            })
    void anAssociationAddsItsIdsAndItsCollectionAndNothingElse(
            String association, String field, String ids, String collection) {
        JsonNode answer = read(ADA, "?include=" + association);

        JsonNode user = answer.at("/users/" + ADA);
        assertThat(user.path(field)).isEqualTo(JSON.readTree(ids));
        assertThat(user.size()).isEqualTo(6);
        assertThat(answer.propertyNames()).contains(collection).hasSize(collection.equals("users") ? 4 : 5);
        JsonNode expected = JSON.readTree(ids);
        for (JsonNode id :
                expected.isArray() ? expected : JSON.createArrayNode().add(expected)) {
            assertThat(answer.path(collection).path(id.asString()).path("id")).isEqualTo(id);
        }
    }

    @Test
    void theAssociatesHaveTheMembersOfTheProduct() {
        JsonNode answer = read(ADA, "?include=" + EVERY_ASSOCIATION);

        assertThat(answer.propertyNames())
                .containsExactly(
                        "count",
                        "results",
                        "users",
                        "account_memberships",
                        "custom_field_values",
                        "external_references",
                        "roles",
                        "skill_memberships",
                        "skills",
                        "work_samples",
                        "meta");
        assertThat(answer.path("account_memberships")).isEqualTo(JSON.readTree("""
                {"51":{"permission":"Administrator","is_administrator":true,"user_id":"10482805","account_id":"5","id":"51"}}"""));
        assertThat(answer.path("custom_field_values")).isEqualTo(JSON.readTree("""
                {"61":{"custom_field_id":"6","custom_field_name":"Shirt","value":"M","subject_type":"User",
                   "subject_id":"10482805","id":"61"},
                 "62":{"custom_field_id":null,"custom_field_name":"Days","value":[1,2],"subject_type":"User",
                   "subject_id":"10482805","id":"62"}}"""));
        assertThat(answer.path("external_references")).isEqualTo(JSON.readTree("""
                {"71":{"service_name":"salesforce","service_model_ref":"003A","external_link":"https://sf.example/003A",
                   "subject_type":"User","subject_id":"10482805","id":"71"}}"""));
        assertThat(answer.path("roles")).isEqualTo(JSON.readTree("""
                {"9":{"name":"Designer","created_at":"2020-01-02T03:04:05Z","updated_at":"2021-01-02T03:04:05Z",
                   "deleted_at":null,"id":"9"}}"""));
        assertThat(answer.path("skill_memberships")).isEqualTo(JSON.readTree("""
                {"301":{"level":4,"max_level":5,"cached_skill_name":"Oil","skill_id":"31","user_id":"10482805","id":"301"},
                 "302":{"level":null,"max_level":null,"cached_skill_name":"Ink","skill_id":"32","user_id":"10482805",
                   "id":"302"}}"""));
        assertThat(answer.path("skills")).isEqualTo(JSON.readTree("""
                {"31":{"name":"Oil","max_level":5,"description":"On canvas","skill_category_id":"3","id":"31"},
                 "32":{"name":"Ink","max_level":null,"description":null,"skill_category_id":null,"id":"32"}}"""));
        assertThat(answer.path("work_samples")).isEqualTo(JSON.readTree("""
                {"81":{"title":"Blue door","description":"2019","link":"https://ada.example.org/1","user_id":"10482805",
                   "id":"81"},
                 "82":{"title":"Red door","description":null,"link":null,"user_id":"10482805","id":"82"}}"""));
    }

    @Test
    void aManagerIsAmongTheUsersButNotAmongTheResults() {
        JsonNode answer = read(ADA, "?include=manager");

        assertThat(answer.path("count").asInt()).isEqualTo(1);
        assertThat(answer.path("results").toString()).isEqualTo("[{\"key\":\"users\",\"id\":\"10482805\"}]");
        assertThat(answer.path("users").propertyNames()).containsExactly("10482805", "77");
        assertThat(answer.at("/users/77")).isEqualTo(JSON.readTree("""
                {"full_name":"Grace Moss","photo_path":"http://pictures.test/images/default_profile_photo/default.png",
                 "email_address":"grace@example.org","headline":"Leads.","id":"77"}"""));
    }

    @Test
    void aManagerWhoIsNoUserIsNone() {
        assertThat(user(ORPHAN, "?include=manager").path("manager_id").isNull()).isTrue();
    }

    @Test
    void whatIsRequestedAndNotThereIsEmpty() {
        JsonNode answer = read(PLAIN, "?include=" + EVERY_ASSOCIATION);

        JsonNode user = answer.at("/users/" + PLAIN);
        for (String one : List.of("account_membership_id", "manager_id", "role_id")) {
            assertThat(user.has(one) && user.path(one).isNull()).as(one).isTrue();
        }
        for (String many : List.of(
                "custom_field_value_ids",
                "external_reference_ids",
                "skill_membership_ids",
                "skill_ids",
                "work_sample_ids")) {
            assertThat(user.path(many).toString()).as(many).isEqualTo("[]");
        }
        for (String collection : List.of(
                "account_memberships",
                "custom_field_values",
                "external_references",
                "roles",
                "skill_memberships",
                "skills",
                "work_samples")) {
            assertThat(answer.path(collection).toString()).as(collection).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "role%20", "%20skills", "Role", "roles", ",", ""})
    void anUnknownIncludeIsIgnoredAndABlankBelongsToTheName(String include) {
        assertThat(read(ADA, "?include=" + include)).isEqualTo(read(ADA, ""));
        assertThat(read(ADA, "?include=" + include + ",role").has("roles")).isTrue();
    }

    @Test
    void optionalFieldsAreThereWhenAskedFor() {
        JsonNode user = user(
                ADA,
                "?optional_fields=bio,%20website%20,city,state,country,abbreviated_timezone,classification,nothing");

        assertThat(user.path("bio").asString()).isEqualTo("Paints doors.\nAnd windows.");
        assertThat(user.path("website").asString()).isEqualTo("https://ada.example.org");
        assertThat(user.path("city").asString()).isEqualTo("Oslo");
        assertThat(user.path("state").asString()).isEqualTo("Oslo fylke");
        assertThat(user.path("country").asString()).isEqualTo("Norway");
        assertThat(user.path("abbreviated_timezone").asString()).isEqualTo("JST");
        assertThat(user.path("classification").asString()).isEqualTo("Internal");
        assertThat(user.size()).isEqualTo(12);
        assertThat(user(ORPHAN, "?optional_fields=classification")
                        .path("classification")
                        .asString())
                .isEqualTo("External");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional_fields[]=bio&optional_fields[]=city",
                "optional_fields%5B%5D=bio&optional_fields%5B%5D=city",
                "optional_fields=bio&optional_fields=city"
            })
    void optionalFieldsMayBeRepeated(String query) {
        JsonNode user = user(ADA, "?" + query);

        assertThat(user.has("bio")).isTrue();
        assertThat(user.has("city")).isTrue();
        assertThat(user.size()).isEqualTo(7);
    }

    @Test
    void anOptionalFieldThatIsNotKnownIsNull() {
        JsonNode user =
                user(PLAIN, "?optional_fields=bio,website,city,state,country,abbreviated_timezone,classification");

        for (String field :
                List.of("bio", "website", "city", "state", "country", "abbreviated_timezone", "classification")) {
            assertThat(user.has(field) && user.path(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void theLastActivityIsForAdministratorsWhoLookAtTheirAccount() {
        String query = "?optional_fields=last_site_activity";
        String admin = edge.tokens.of(GRACE, "admin");

        assertThat(user(ADA, query + "&on_my_account=true", admin)
                        .path("last_site_activity")
                        .asString())
                .isEqualTo("2026-08-01T10:11:12Z");
        assertThat(user(ADA, query, admin).has("last_site_activity")).isFalse();
        assertThat(user(ADA, query + "&on_my_account=false", admin).has("last_site_activity"))
                .isFalse();
        assertThat(user(ADA, query + "&on_my_account=true").has("last_site_activity"))
                .isFalse();
    }

    @Test
    void theUndocumentedFieldsAreLeftOut() {
        assertThat(user(ADA, "").propertyNames())
                .containsExactly("full_name", "photo_path", "email_address", "headline", "id");
    }

    private static JsonNode user(long user, String query) {
        return read(user, query).at("/users/" + user);
    }

    private static JsonNode user(long user, String query, String token) {
        return edge.send(edge.request("/api/v1/users/" + user + query, token))
                .json()
                .at("/users/" + user);
    }

    private static JsonNode read(long user, String query) {
        Answer answer = edge.send(edge.request("/api/v1/users/" + user + query, edge.tokens.of(user, "")));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
