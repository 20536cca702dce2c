package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Look;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.storage.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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

    @Test
    void readsAPictureOfTheTimeBeforeItWasToldHowOneLooks() {
        Image image = MAPPER.readValue("""
                        {"imageId":"0123456789abcdefghijklmnov","width":48,"height":48,"renditions":[{"name":"48","width":48,\
                        "height":48,"bytes":900,"mediaType":"image/jpeg",\
                        "key":"images/0123456789abcdefghijklmnov/48.jpg"}]}""", Image.class);

        assertThat(image).isEqualTo(Image.of(image.imageId(), image.renditions()));
        assertThat(image.blurHash()).isNull();
        assertThat(image.engine()).isNull();
    }

    @Test
    void writesHowAPictureLooksAndWhatMadeIt() {
        ImageId id = new ImageId("0123456789abcdefghijklmnov");
        ObjectKey key = ObjectKey.rendition(id, "48", "jpg");
        Image image = Image.of(id, List.of(new Rendition("48", 48, 48, 900, PictureFormat.JPEG, key)))
                .told(new Look("LGF5]+Yk^6#M@-5c,1J5@[or[Q6.", new Colour(0x3a7f10)), EngineName.TURBO);

        assertThat(MAPPER.writeValueAsString(image))
                .endsWith(
                        "\"blurHash\":\"LGF5]+Yk^6#M@-5c,1J5@[or[Q6.\",\"dominantColour\":\"#3a7f10\",\"engine\":\"turbo\"}");
    }

    @Test
    void writesTheLimitOfAPictureThatTakesTooLong() {
        assertThat(MAPPER.writeValueAsString(Rejection.Undecodable.tooSlow(Duration.ofMillis(2_500))))
                .isEqualTo("""
                        {"code":"undecodable","defect":"too-slow","limitMillis":2500,\
                        "detail":"The picture takes longer to decode than the limit of 2.5 seconds."}""");
        assertThat(MAPPER.readValue("{\"code\":\"undecodable\",\"defect\":\"too-slow\"}", Rejection.class))
                .isEqualTo(new Rejection.Undecodable(Defect.TOO_SLOW));
    }
}
