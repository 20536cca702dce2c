package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

class EventSchemaTest {

    private static final Schemas PUBLISHED = Schemas.asPublished();
    private static final Schemas CLOSED = Schemas.closed();

    static Stream<Event<?>> samples() {
        return EventSamples.all();
    }

    static Stream<EventType<?>> types() {
        return EventType.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasASchemaThatSaysWhatItIs(EventType<?> type) throws IOException {
        try (InputStream resource = EventType.class.getResourceAsStream(type.schemaResource())) {
            JsonNode schema = EventJson.mapper().readTree(resource);

            assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
            assertThat(schema.path("$id").asString()).endsWith("/" + type.name() + ".schema.json");
            assertThat(schema.path("title").asString("")).isNotBlank();
            assertThat(schema.path("description").asString("")).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasASample(EventType<?> type) {
        assertThat(samples()).anyMatch(sample -> sample.type().equals(type));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsEmittedIsValid(Event<?> sample) {
        assertThat(PUBLISHED.errors(sample.type(), json(sample))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyMemberThatIsEmittedIsDescribed(Event<?> sample) {
        assertThat(CLOSED.errors(sample.type(), json(sample))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void membersThatAreNotDescribedAreAllowed(Event<?> sample) {
        JsonNode data = BrokenSamples.with(json(sample), JsonPointer.compile("/later"), json(sample));

        assertThat(PUBLISHED.errors(sample.type(), data)).isEmpty();
        assertThat(CLOSED.errors(sample.type(), data)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsBrokenIsNotValid(Event<?> sample) {
        assertThat(BrokenSamples.of(sample))
                .isNotEmpty()
                .allSatisfy(broken -> assertThat(PUBLISHED.errors(sample.type(), broken.data()))
                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /uploadId         | "no-uuid"
                    /userId           | 0
                    /userId           | 9007199254740992
                    /userId           | 1.5
                    /userId           | "17"
                    /kind             | "banner"
                    /client           | ""
                    /bytes            | 0
                    /mediaType        | "image/heic"
                    /width            | -1
                    /acceptedAt       | "yesterday"
                    /acceptedAt       | 1795262400
                    /recipe/targets   | []
                    /recipe/targets   | [{"name":"","width":96}]
                    /recipe/targets   | [{"name":"96","width":96,"shape":{"type":"keep"}}]
                    /recipe/shape     | {"type":"circle"}
                    /recipe/shape     | {"type":"pad-square","colour":"white"}
                    /recipe/output    | {"type":"auto","quality":101}
                    /recipe/output    | {"type":"jpeg","quality":85}
                    /recipe/enlarge   | "no"
                    """)
    void valuesOutOfRangeAreNotValid(String member, String value) {
        JsonNode data = BrokenSamples.with(
                json(EventSamples.plain()),
                JsonPointer.compile(member),
                EventJson.mapper().readTree(value));

        assertThat(PUBLISHED.errors(EventType.IMAGE_UPLOADED, data)).isNotEmpty();
    }

    private static JsonNode json(Event<?> event) {
        return EventJson.mapper().readTree(EventRecords.data(event));
    }
}
