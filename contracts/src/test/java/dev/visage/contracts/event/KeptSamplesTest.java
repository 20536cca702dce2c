package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was published yesterday is valid by today's schemas, and read by today's classes. Where it is not, the change needs a new
 * version of the type.
 */
class KeptSamplesTest {

    private static final String KEEP = "visage.samples.keep";
    private static final Schemas PUBLISHED = Schemas.asPublished();
    private static final Schemas CLOSED = Schemas.closed();

    static List<KeptSample> kept() {
        return KeptSamples.all();
    }

    static Stream<KeptSample> keptWithData() {
        return kept().stream().filter(sample -> sample.value() != null);
    }

    @BeforeAll
    static void keepsWhatIsNewIfAskedTo() {
        String name = System.getProperty(KEEP);
        if (name != null) {
            KeptSamples.keep(name);
        }
    }

    @ParameterizedTest
    @MethodSource("keptWithData")
    void staysValid(KeptSample sample) {
        assertThat(PUBLISHED.errors(sample.type(), sample.value())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keptWithData")
    void staysDescribedInEveryMember(KeptSample sample) {
        assertThat(CLOSED.errors(sample.type(), sample.value())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void staysReadable(KeptSample sample) throws UnreadableEventException {
        Event<?> event = EventRecords.read(sample.record(), sample.type());

        assertThat(event.key()).isEqualTo(sample.key());
        assertThat(event.id().toString()).isEqualTo(sample.headers().get("ce_id"));
    }

    @ParameterizedTest
    @MethodSource("keptWithData")
    void losesNoMemberWhenItIsRead(KeptSample sample) throws UnreadableEventException {
        Event<?> event = EventRecords.read(sample.record(), sample.type());

        assertThat(withoutSentence(EventJson.mapper().readTree(EventRecords.data(event))))
                .isEqualTo(withoutSentence(sample.value()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a required member is taken away | "username": {            | "handle": {
            a member is taken away          | "locale": {              | "language": {
            a member is required from now   | "required": ["username"] | "required": ["username", "name"]
            a yes or no becomes a text      | "type": "boolean"        | "type": "string"
            a value is taken out            | "human", "feed", "bot"   | "person", "feed", "bot"
            a limit becomes tighter         | "minLength": 1           | "minLength": 4000
            """)
    void noticesWhenASchemaBreaks(String what, String now, String then) {
        Schemas broken = Schemas.closed(schema -> schema.replace(now, then));

        assertThat(keptWithData())
                .as(what)
                .anySatisfy(sample ->
                        assertThat(broken.errors(sample.type(), sample.value())).isNotEmpty());
    }

    @Test
    void everyShapeThatIsPublishedIsKept() {
        assumeThat(System.getProperty(KEEP)).as("they are being kept").isNull();
        assertThat(KeptSamples.missing())
                .extracting(KeptSample::type)
                .as(
                        "These shapes are new. If the change is compatible, keep them: "
                                + "./mvnw -q -pl contracts test -Dtest=KeptSamplesTest -D%s=<what is new>",
                        KEEP)
                .isEmpty();
    }

    /** A rejection's sentence is for people, and may become a better one. */
    private static JsonNode withoutSentence(JsonNode data) {
        JsonNode rest = data.deepCopy();
        if (rest.path("reason") instanceof ObjectNode reason) {
            reason.remove("detail");
        }
        return rest;
    }
}
