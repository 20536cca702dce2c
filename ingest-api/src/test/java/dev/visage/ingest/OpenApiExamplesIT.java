package dev.visage.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.ingest.OpenApiDocument.Operation;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.sixth.SixthDialect;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Every example of every dialect's OpenAPI document is sent for real, and answered as the document says.
 *
 * <p>For each of them the user {@link #USER} is there, {@code ada}, of whom everything is known and who has an avatar, the
 * picture {@link #IMAGE} of upload {@link #UPLOAD}, and {@link #NOTIFICATIONS} notifications, numbered from 1,
 * and two imports of hers, of which {@link #ENDED_IMPORT} has ended, and a webhook of hers, {@link #WEBHOOK}. The token is
 * hers, with the scope {@code update_profile} and those that the document names. Examples are written for that.
 */
class OpenApiExamplesIT {

    private static final long USER = 2244994983L;
    private static final long MANAGER = 7;
    private static final int NOTIFICATIONS = 20;
    private static final UploadId UPLOAD = UploadId.valueOf("01a1fca5-8c3e-7a10-9b1f-2d4c6e8f0a1b");
    private static final String IMPORT = "01a1fca5-9d4f-7b21-8c30-3e5d7f901b2c";
    private static final String ENDED_IMPORT = "01a1fca5-9d4f-7b21-8c30-3e5d7f901b2d";
    private static final String WEBHOOK = "01a1fca5-ae60-7c32-9d41-4f6e8fa12c3e";
    private static final ImageId IMAGE = ImageId.valueOf("6lst0g3k5v2n8q7r4d1c9ba0eh");
    private static final byte[] PICTURE = SamplePictures.photograph(400, 400, Orientation.UPRIGHT);
    private static final Attributes ADA = EventJson.mapper().readValue("""
                    {"username": "ada", "name": "Ada Quill", "firstName": "Ada", "lastName": "Quill",
                     "email": "ada@example.org", "alternateEmails": [{"email": "ada@example.com", "confirmed": true}],
                     "locale": "en_US", "timezone": "Europe/Paris", "description": "Paints. See https://example.org #art",
                     "descriptionLinks": [{"pos": 12, "len": 19, "url": "https://example.org"}],
                     "about": {"type": "human", "headline": "Painter", "website": "https://ada.example.org",
                               "location": "Paris", "city": "Paris", "state": "IDF", "country": "France",
                               "birthDate": "1990-02-28", "verifiedDomain": "example.org",
                               "verifiedLink": "https://example.org/ada"},
                     "work": {"company": "Quill", "department": "Arts", "title": "Senior Painter", "role": "Art",
                              "phone": "+33 1 23 45 67 89", "mobilePhone": "+33 6 12 34 56 78"},
                     "account": {"id": 5, "name": "Quill", "membership": {"id": 6, "permission": "Administrator"},
                                 "status": "active", "classification": "internal", "admin": true, "groupAdmin": false,
                                 "licensed": true, "resourceViewer": true, "lastActiveAt": "2026-08-09T10:11:12Z"},
                     "staffing": {"role": {"id": 3, "name": "Painter", "createdAt": "2020-01-01T00:00:00Z",
                                           "updatedAt": "2021-01-01T00:00:00Z"},
                                  "managerId": 7,
                                  "skills": [{"id": 1, "membershipId": 2, "name": "Oil", "description": "On canvas",
                                              "categoryId": 4, "level": 3, "maxLevel": 5}],
                                  "customFieldValues": [{"id": 8, "fieldId": 9, "fieldName": "Shoe", "value": 38}],
                                  "externalReferences": [{"id": 10, "service": "crm", "reference": "A-1",
                                                          "link": "https://crm.example.org/A-1"}],
                                  "workSamples": [{"id": 11, "title": "Blue", "description": "A square",
                                                   "link": "https://example.org/blue"}]},
                     "counts": {"following": 12, "followers": 1549, "posts": 115, "stars": 4, "favorites": 2, "sheets": 1},
                     "annotations": [{"type": "net.app.core.directory.blog", "value": {"url": "https://example.org/blog"}}]}
                    """, Attributes.class);

    private static TestingEdge edge;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(List.of(SixthDialect.class));
        edge.bean(ObjectStore.class).put(rendition().key(), new ObjectContent(PICTURE, "image/jpeg"));
        edge.pipeline.decides(TestingEdge::applied);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provideWhatExamplesAreWrittenFor() {
        edge.profiles.imports.add(IMPORT, Long.toString(USER), ImportState.RUNNING);
        edge.profiles.imports.add(ENDED_IMPORT, Long.toString(USER), ImportState.FINISHED);
        edge.profiles.webhooks.add(WEBHOOK, Long.toString(USER));
        edge.profiles.add(MANAGER, "grace");
        edge.profiles.add(USER, ADA);
        edge.profiles.decide(new UploadOutcome.Applied(
                UPLOAD,
                new UserId(USER),
                PictureKind.AVATAR,
                Image.of(IMAGE, List.of(rendition())),
                new ProfileVersion(2)));
        for (int number = 1; number <= NOTIFICATIONS; number++) {
            edge.profiles.tell(number, USER, "New avatar", "Your new avatar is on your profile.");
        }
    }

    private static Rendition rendition() {
        ObjectKey key = ObjectKey.rendition(IMAGE, "400", PictureFormat.JPEG.extension());
        return new Rendition("400", 400, 400, PICTURE.length, PictureFormat.JPEG, key);
    }

    static Stream<OpenApiExample> examples() {
        return OpenApiDocument.all().stream()
                .flatMap(document -> document.operations().stream())
                .flatMap(operation -> OpenApiExample.of(operation).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyExampleIsAnsweredAsDocumented(OpenApiExample example) {
        HttpRequest.Builder request = example.sentAs(request(example), edge.url);
        Answer answer = example.isAnsweredWithAStream() ? edge.begin(request) : edge.send(request);

        String found = answer.status() + " " + new String(answer.response().body(), UTF_8);
        assertThat(example.statuses()).as(found).contains(answer.status());
        JsonNode response = example.operation().response(answer.status());
        assertHeaders(example.operation(), response, answer);
        assertBody(example.operation(), response, answer);
    }

    private static HttpRequest.Builder request(OpenApiExample example) {
        if (!example.needsToken()) {
            return edge.request("/");
        }
        Set<String> scopes = new TreeSet<>(example.scopes());
        scopes.add("update_profile");
        return edge.request("/", edge.tokens.of(USER, String.join(" ", scopes)));
    }

    private static void assertHeaders(Operation operation, JsonNode response, Answer answer) {
        for (Map.Entry<String, JsonNode> entry : response.path("headers").properties()) {
            JsonNode header = operation.document().resolved(entry.getValue());
            String value = answer.header(entry.getKey());
            if (header.path("required").asBoolean(false)) {
                assertThat(value).as(entry.getKey()).isNotEmpty();
            }
            if (!value.isEmpty()) {
                assertThat(operation.document().errors(header.path("schema"), typed(operation, header, value)))
                        .as("%s: %s", entry.getKey(), value)
                        .isEmpty();
            }
        }
    }

    private static JsonNode typed(Operation operation, JsonNode header, String value) {
        String type = operation
                .document()
                .resolved(header.path("schema"))
                .path("type")
                .asString("string");
        return type.equals("integer")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                : JsonNodeFactory.instance.stringNode(value);
    }

    private static void assertBody(Operation operation, JsonNode response, Answer answer) {
        JsonNode documented = response.path("content");
        if (documented.isEmpty()) {
            assertThat(answer.response().body()).isEmpty();
            return;
        }
        MediaType type = MediaType.parseMediaType(answer.header("Content-Type"));
        assertThat(documented.propertyNames()).anyMatch(name -> includes(name, type));
        if (type.getSubtype().endsWith("json")) {
            JsonNode schema = documented.properties().stream()
                    .filter(content -> includes(content.getKey(), type))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .path("schema");
            assertThat(operation.document().errors(schema, answer.json()))
                    .as(answer.json().toPrettyString())
                    .isEmpty();
        }
    }

    private static boolean includes(String documented, MediaType type) {
        return MediaType.parseMediaType(documented).includes(type);
    }
}
