package dev.visage.ingest.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {

    @Test
    void passesTheDataOnAsItCameBehindTheIdAndTheTime() {
        Told told = told("{\"userId\":7, \"changed\":[\"name\"],\"more\":{\"changed\":[\"x\"],\"n\":1.0e400}}");

        assertThat(new String(told.lines(), UTF_8)).isEqualTo("""
                event: profile.changed
                data: {"eventId":"%s","time":"2026-11-21T12:00:00.500Z","userId":7, "changed":["name"],"more":{"changed":["x"],"n":1.0e400}}
                """.formatted(Records.ID));
        assertThat(told.changed()).containsExactly("name");
        assertThat(told.isErasure()).isFalse();
    }

    @Test
    void keepsDataOnOneLine() {
        String data = new String(told(" {\n\"changed\":\r\n[] }\n").lines(), UTF_8);

        assertThat(data).hasLineCount(2).endsWith(", \"changed\":  [] } \n");
    }

    @Test
    void tellsAnErasureWithoutAProfile() {
        Told told = Told.of(Records.erasure(0, 1, 7)).orElseThrow();

        assertThat(new String(told.lines(), UTF_8)).isEqualTo("""
                event: profile.erased
                data: {"eventId":"%s","time":"2026-11-21T12:00:00.500Z","userId":7,"version":9,"changed":[],"cause":{"type":"erasure"}}
                """.formatted(Records.ID));
        assertThat(told.isErasure()).isTrue();
    }

    @Test
    void takesTheTimeOfTheRecordIfTheEventHasNone() {
        ConsumerRecord<String, byte[]> record = Records.change(0, 1, 7);
        record.headers().remove("ce_time");

        assertThat(new String(Told.of(record).orElseThrow().lines(), UTF_8)).contains("12:00:00.500Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"changed\":null}",
                "{\"changed\":\"name\"}",
                "{\"changed\":[1]}",
                "{\"changed\":[]",
                "{\"changed\":[]} {}",
                "{\"changed\":[]}x",
                "{\"userId\":7}"
            })
    void tellsNothingOfWhatIsNoChange(String json) {
        assertThat(Told.of(Records.json(0, 1, 7, json))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type"})
    void tellsNothingOfARecordThatIsNoEvent(String header) {
        ConsumerRecord<String, byte[]> record = Records.change(0, 1, 7);
        record.headers().remove(header);

        assertThat(Told.of(record)).isEmpty();
    }

    private static Told told(String json) {
        return Told.of(Records.json(0, 1, 7, json)).orElseThrow();
    }
}
