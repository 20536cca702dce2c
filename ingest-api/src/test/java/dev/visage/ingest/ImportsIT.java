package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.recipe.Focus;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsIT {

    private static TestingEdge edge;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge("visage.imports.progress=10ms", "visage.imports.heartbeat=20ms");
        token = edge.tokens.of(1, "import");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void makesAnImportOfAvatarsUnlessTheRequestSaysOtherwise() {
        Answer made = post("", "");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/v1/imports/" + made.text("importId"));
        assertThat(made.json().propertyNames())
                .containsExactly(
                        "importId",
                        "name",
                        "kind",
                        "state",
                        "read",
                        "refused",
                        "accepted",
                        "applied",
                        "superseded",
                        "rejected",
                        "failed",
                        "cancelled",
                        "itemsPerSecond",
                        "remainingSeconds",
                        "createUsers",
                        "notifyUsers",
                        "maxPerSecond",
                        "dryRun",
                        "source",
                        "createdBy",
                        "createdAt",
                        "endedAt",
                        "links");
        assertThat(made.text("kind")).isEqualTo("avatar");
        assertThat(made.text("state")).isEqualTo("running");
        assertThat(made.text("createdBy")).isEqualTo("1");
        assertThat(made.json().path("remainingSeconds").asInt()).isEqualTo(12);
        assertThat(edge.profiles.imports.get(made.text("importId")).terms().recipe())
                .isEqualTo(Recipe.avatar());
    }

    @Test
    void passesOnWhatTheImportIsToDo() {
        Answer made = post("", """
                {"name": "Spring", "kind": "cover", "recipe": {"shape": "crop-square", "focus": "0.5,0.25", "quality": 70,
                 "enlarge": true}, "createUsers": true, "notifyUsers": true, "maxPerSecond": 20, "dryRun": true,
                 "source": {"prefix": "people/", "manifest": "people/manifest.csv"}}""");

        assertThat(made.status()).isEqualTo(201);
        assertThat(edge.profiles.imports.get(made.text("importId")).terms()).satisfies(terms -> {
            assertThat(terms.name()).isEqualTo("Spring");
            assertThat(terms.recipe().shape()).isEqualTo(new Shape.CropSquare(new Focus(0.5, 0.25), null));
            assertThat(terms.recipe().enlarge()).isTrue();
            assertThat(terms.recipe().output().quality()).isEqualTo(70);
            assertThat(terms.createUsers() && terms.notifyUsers() && terms.dryRun())
                    .isTrue();
            assertThat(terms.maxPerSecond()).isEqualTo(20);
            assertThat(terms.source().prefix()).isEqualTo("people/");
            assertThat(terms.source().manifest()).hasToString("people/manifest.csv");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[];body",
                "{\"kind\": \"banner\"};kind",
                "{\"createUsers\": \"yes\"};createUsers",
                "{\"maxPerSecond\": 0};maxPerSecond",
                "{\"recipe\": {\"focus\": \"2,2\"}};recipe.focus",
                "{\"recipe\": {\"colour\": \"red\"}};recipe.colour",
                "{\"recipe\": {\"sizes\": [400]}};recipe.sizes",
                "{\"source\": {}};source.prefix",
                "{\"source\": {\"prefix\": \"/a\"}};source.prefix",
                "{\"source\": {\"prefix\": \" \"}};source.prefix",
                "{\"source\": {\"prefix\": \"a\", \"bucket\": \"other\"}};source.bucket",
                "{\"source\": {\"prefix\": \"a\", \"manifest\": \"\"}};source.manifest"
            })
    void namesTheMemberThatItCannotRead(String body, String field) {
        Answer refused = post("", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("malformed");
        assertThat(refused.text("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/{id}", "/{id}/items", "/{id}/items.csv", "/{id}/events"})
    void needsTheScopeOfImports(String path) {
        String one = post("", "").text("importId");

        Answer refused =
                edge.send(edge.request("/v1/imports" + path.replace("{id}", one), edge.tokens.of(1, "update_profile")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("scope-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/{id}", "/{id}/items", "/{id}/items.csv", "/{id}/events"})
    void showsAnImportToWhoeverMadeItAndToAdminsOnly(String path) {
        String one = "/v1/imports" + path.replace("{id}", post("", "").text("importId"));
        post(one, "");

        Answer other = edge.send(edge.request(one, edge.tokens.of(2, "import")));

        assertThat(other.status()).isEqualTo(404);
        assertThat(other.text("code")).isEqualTo("unknown-import");
        if (!path.endsWith("events")) {
            assertThat(edge.send(edge.request(one, edge.tokens.of(2, "admin"))).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void listsOnesOwnImportsNewestFirstAndEverybodysToAdmins() {
        String service = edge.tokens.ofService("import");
        List<String> made = Stream.generate(
                        () -> edge.send(edge.request("/v1/imports", service).POST(BodyPublishers.noBody()))
                                .text("importId"))
                .limit(3)
                .toList();
        post("", "");

        Answer first = edge.send(edge.request("/v1/imports?limit=2", service));
        Answer second = edge.send(edge.request("/v1/imports?limit=2&after=" + first.text("next"), service));
        Answer all = edge.send(edge.request("/v1/imports", edge.tokens.of(9, "admin")));

        assertThat(first.json().path("imports").findValuesAsString("importId"))
                .containsExactly(made.get(2), made.get(1));
        assertThat(second.json().path("imports").findValuesAsString("importId")).containsExactly(made.get(0));
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(all.json().path("imports").size()).isGreaterThan(3);
    }

    @Test
    void pausesResumesCancelsAndFinishes() {
        String one = post("", "").text("importId");

        assertThat(post("/" + one + "/pause", "").text("state")).isEqualTo("paused");
        assertThat(post("/" + one + "/resume", "").text("state")).isEqualTo("running");
        assertThat(post("/" + one + "/finish", "").text("state")).isEqualTo("finishing");
        assertThat(post("/" + one + "/cancel", "").text("state")).isEqualTo("cancelled");
        Answer late = post("/" + one + "/resume", "");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("conflict");
        assertThat(post("/no-import/pause", "").status()).isEqualTo(404);
    }

    @Test
    void pagesItems() {
        String one = withItems(5);

        Answer first = get("/" + one + "/items?limit=2");
        Answer second = get("/" + one + "/items?limit=2&after=" + first.text("next"));
        Answer refused = get("/" + one + "/items?status=refused");

        assertThat(first.json().path("items").findValuesAsString("name")).containsExactly("f1.txt", "f2.txt");
        assertThat(second.json().path("items").findValuesAsString("name")).containsExactly("f3.txt", "f4.txt");
        assertThat(refused.json().path("items")).hasSize(5);
        assertThat(get("/" + one + "/items?status=applied").json().path("items"))
                .isEmpty();
        assertThat(get("/" + one + "/items?status=lost").text("field")).isEqualTo("status");
        assertThat(get("/" + one + "/items?limit=1001").text("field")).isEqualTo("limit");
        assertThat(get("/" + one + "/items?after=x").text("field")).isEqualTo("after");
    }

    @Test
    void writesAReportThatIsNoFormula() {
        String one = withItems(1);
        ImportItem item = edge.profiles.imports.items(one).get(0);
        edge.profiles.imports.end(
                one,
                new ImportItem(
                        item.number(),
                        "=cmd|' /C calc'!A0, \"x\".jpg",
                        "@ada",
                        item.userId(),
                        ItemStatus.REFUSED,
                        null,
                        new ItemReason("bad-row", "-1 is no user.", 7, "user"),
                        false,
                        null));

        Answer report = get("/" + one + "/items.csv");

        assertThat(report.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(report.header("Content-Disposition")).isEqualTo("attachment; filename=\"import-" + one + ".csv\"");
        assertThat(text(report))
                .isEqualTo("name,user,userId,status,uploadId,code,detail,line,column\r\n"
                        + "\"'=cmd|' /C calc'!A0, \"\"x\"\".jpg\",'@ada,,refused,,bad-row,'-1 is no user.,7,user\r\n");
    }

    @Test
    void writesMoreItemsThanOnePageHas() {
        String one = withItems(1203);

        assertThat(text(get("/" + one + "/items.csv"))).hasLineCount(1204).contains("\r\nf1203.txt,");
    }

    @Test
    void followsAnImportToItsEnd() {
        String one = post("", "").text("importId");
        edge.profiles.imports.become(one, ImportState.FINISHED);

        Answer events = get("/" + one + "/events");

        assertThat(events.header("Content-Type")).startsWith("text/event-stream");
        assertThat(text(events))
                .startsWith("event:import\ndata:{\"importId\":\"" + one)
                .contains("\"state\":\"finished\"");
    }

    @Test
    void tellsOfEveryStateOnTheWay() throws Exception {
        String one = post("", "").text("importId");
        StringBuilder heard = new StringBuilder();
        try (Stream<String> lines = edge.lines("/v1/imports/" + one + "/events", token)) {
            lines.forEach(line -> {
                heard.append(line).append('\n');
                if (line.startsWith(":")) {
                    edge.profiles.imports.become(one, ImportState.CANCELLED);
                }
            });
        }

        assertThat(heard).contains("\"state\":\"running\"", ":heartbeat", "\"state\":\"cancelled\"");
    }

    private static String withItems(int count) {
        String one = post("", "").text("importId");
        edge.profiles.imports.addRefused(one, count);
        return one;
    }

    private static Answer post(String path, String body) {
        return edge.send(edge.request("/v1/imports" + path, token).POST(BodyPublishers.ofString(body)));
    }

    private static Answer get(String path) {
        return edge.send(edge.request("/v1/imports" + path, token));
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
