package dev.visage.ingest.dialect.appnet;

import static dev.visage.ingest.dialect.appnet.Requests.assertMalformed;
import static dev.visage.ingest.dialect.appnet.Requests.assertMissing;
import static dev.visage.ingest.dialect.appnet.Requests.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class AnnotationsUpdateTest {

    private static final Annotation A = annotation("org.example.a", "{\"x\":1}");
    private static final Annotation B = annotation("org.example.b", "{\"y\":[1.50,null]}");

    @Test
    void addsWhatIsNew() {
        assertThat(merged(List.of(), "[{'type': 'org.example.a', 'value': {'x': 1}}]"))
                .containsExactly(A);
        assertThat(merged(List.of(A), "[{'type': 'org.example.b', 'value': {'y': [1.50, null]}}]"))
                .containsExactly(A, B);
    }

    @Test
    void replacesATypeInItsPlaceAndKeepsTheOthers() {
        assertThat(merged(List.of(A, B), "[{'type': 'org.example.a', 'value': {}}]"))
                .containsExactly(annotation("org.example.a", "{}"), B);
        assertThat(merged(List.of(A, B), "[]")).containsExactly(A, B);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type': 'org.example.a'}", "{'type': 'org.example.a', 'value': null}"})
    void deletesATypeWithoutAValue(String deletion) {
        assertThat(merged(List.of(A, B), "[" + deletion + "]")).containsExactly(B);
        assertThat(merged(List.of(B), "[" + deletion + "]")).containsExactly(B);
        assertThat(merged(List.of(A), "[" + deletion + "]")).isNull();
    }

    @Test
    void deletesWhatAppNetDoesNotKnowAnyMore() {
        Annotation old = annotation("net.app.core.old", "{}");

        assertThat(merged(List.of(old, A), "[{'type': 'net.app.core.old'}]")).containsExactly(A);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "net.app.core.directory.blog | {'url': 'http://mynewblog.com'}",
                "net.app.core.directory.homepage | {'url': 'https://a.example/', 'more': 1}",
                "net.app.core.directory.twitter | {'username': 'ada'}",
                "net.app.core.directory.facebook | {'id': '17'}",
            })
    void takesTheTypesThatAppNetKnows(String type, String value) {
        assertThat(merged(List.of(), "[{'type': '" + type + "', 'value': " + value + "}]"))
                .extracting(Annotation::type)
                .containsExactly(type);
    }

    @ParameterizedTest
    @CsvSource({
        "net.app.core.directory.blog,url",
        "net.app.core.directory.homepage,url",
        "net.app.core.directory.twitter,username",
        "net.app.core.directory.facebook,id",
    })
    void wantsTheMemberOfATypeThatAppNetKnows(String type, String member) {
        String request = "[{'type': 'a', 'value': {}}, {'type': '" + type + "', 'value': {%s}}]";

        assertMissing(() -> merged(List.of(), String.format(request, "")), "annotations[1].value." + member);
        assertMissing(
                () -> merged(List.of(), String.format(request, "'" + member + "': ' '")),
                "annotations[1].value." + member);
        assertMalformed(
                () -> merged(List.of(), String.format(request, "'" + member + "': 7")),
                "annotations[1].value." + member,
                "must be a string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | annotations | must be a list",
                "null | annotations | must be a list",
                "{} | annotations | must be a list",
                "['a'] | annotations[0] | must be an object",
                "[{'type': 7}] | annotations[0].type | must be a string",
                "[{'type': ''}] | annotations[0].type | must be 1 to 100 letters, digits, dots, hyphens or underscores",
                "[{'type': 'a b'}] | annotations[0].type | must be 1 to 100 letters, digits, dots, hyphens or underscores",
                "[{'type': 'a'}, {'type': 'a', 'value': {}}] | annotations[1].type | must not come twice",
                "[{'type': 'a', 'value': 'text'}] | annotations[0].value | must be an object",
                "[{'type': 'a', 'value': []}] | annotations[0].value | must be an object",
                "[{'type': 'net.app.core.geolocation', 'value': {}}] | annotations[0].type | must not begin with net.app.core. unless App.net knows it",
                "[{'type': 'net.app.core.directory.blog', 'value': {'url': 'javascript:x'}}] | annotations[0].value.url | must be an http or https URL",
            })
    void refusesWhatCannotBeByName(String annotations, String member, String rule) {
        assertMalformed(() -> merged(List.of(), annotations), member, rule);
    }

    @Test
    void wantsAType() {
        assertMissing(() -> merged(List.of(), "[{'value': {}}]"), "annotations[0].type");
    }

    @Test
    void keepsNoMoreThan8192BytesAsJson() {
        String frame = "[{\"type\":\"org.example.a\",\"value\":{\"x\":1}},{\"type\":\"big\",\"value\":{\"x\":\"\"}}]";
        int room = 8192 - frame.length();
        String big = "[{'type': 'big', 'value': {'x': '%s'}}]";

        assertThat(merged(List.of(A), String.format(big, "a".repeat(room)))).hasSize(2);
        assertMalformed(
                () -> merged(List.of(A), String.format(big, "a".repeat(room + 1))),
                "annotations",
                "must have at most 8192 bytes as JSON, not 8193");
        assertMalformed(
                () -> merged(List.of(A), String.format(big, "é".repeat(room / 2 + 1))),
                "annotations",
                "must have at most 8192 bytes as JSON, not " + (8192 - room % 2 + 2));
    }

    private static @Nullable List<Annotation> merged(List<Annotation> kept, String annotations) {
        Draft draft = Attributes.named("ada").draft().annotations(kept);
        body("{'annotations': " + annotations + "}")
                .list("annotations")
                .map(AnnotationsUpdate::parse)
                .orElseThrow()
                .applyTo(draft, kept);
        return draft.attributes().annotations();
    }

    private static Annotation annotation(String type, String value) {
        return new Annotation(type, (ObjectNode) EventJson.mapper().readTree(value));
    }
}
