package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventJsonTest {

    private static final JsonMapper MAPPER = EventJson.mapper();

    static Stream<Event<?>> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsBackWhatItWrites(Event<?> sample) {
        byte[] json = EventRecords.data(sample);

        assertThat((Object) MAPPER.readValue(json, sample.type().dataClass())).isEqualTo(sample.data());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ignoresMembersThatItDoesNotKnow(Event<?> sample) {
        JsonNode json = MAPPER.readTree(EventRecords.data(sample));
        JsonNode more = BrokenSamples.with(json, JsonPointer.compile("/later"), json);

        assertThat((Object) MAPPER.treeToValue(more, sample.type().dataClass())).isEqualTo(sample.data());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void leavesNullOut(Event<?> sample) {
        assertThat(new String(EventRecords.data(sample), StandardCharsets.UTF_8))
                .doesNotContain(":null");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesDataThatIsBroken(Event<?> sample) {
        assertThat(BrokenSamples.of(sample))
                .filteredOn(BrokenSamples.Broken::isNoticed)
                .isNotEmpty()
                .allSatisfy(broken -> assertThatThrownBy(() ->
                                MAPPER.treeToValue(broken.data(), sample.type().dataClass()))
                        .isInstanceOf(JacksonException.class));
    }

    @Test
    void writesIdsAndEnumsAsScalarsAndInstantsInIso8601() {
        JsonNode json = MAPPER.readTree(EventRecords.data(EventSamples.plain()));

        assertThat(json.path("uploadId").asString()).isEqualTo("019aa5f0-7b1c-7a3e-8c55-0123456789ab");
        assertThat(json.path("userId").asLong()).isEqualTo(9007199254740991L);
        assertThat(json.path("kind").asString()).isEqualTo("avatar");
        assertThat(json.path("mediaType").asString()).isEqualTo("image/webp");
        assertThat(json.path("acceptedAt").asString()).isEqualTo("2026-11-21T12:00:00.123456789Z");
    }

    @Test
    void writesARejectionWithItsCodeAndItsSentence() {
        assertThat(MAPPER.writeValueAsString(new Rejection.Undecodable(Defect.TRUNCATED)))
                .isEqualTo("""
                        {"code":"undecodable","defect":"truncated",\
                        "detail":"The picture is truncated: its data ends before the picture does."}""");
    }
}
