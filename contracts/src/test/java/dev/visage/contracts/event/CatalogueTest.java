package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Catalogue.Node;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document says what the code does. */
class CatalogueTest {

    private static final URI SOURCE = URI.create("/visage/test");
    private static final Catalogue CATALOGUE = new Catalogue();
    private static final Schemas SCHEMAS = Schemas.of(CATALOGUE);

    static Stream<Node> references() {
        return CATALOGUE.root().everything().filter(node -> node.reference().isPresent());
    }

    static List<Node> messages() {
        return CATALOGUE.root().at("components").at("messages").members();
    }

    static List<Node> operations() {
        return CATALOGUE.operations();
    }

    static Stream<Event<?>> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("references")
    void everyReferenceLeadsSomewhere(Node reference) {
        assertThat(reference.followed().json().isMissingNode())
                .as(reference.toString())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyTopicIsAChannelWithItsConfiguration(Topic topic) {
        assertThat(configuration(CATALOGUE.topic(topic.topicName()))).isEqualTo(topic.configuration());
    }

    @ParameterizedTest
    @MethodSource("consumed")
    void everyTopicThatIsConsumedHasAChannelForItsDeadLetters(Topic topic) {
        Node letters = CATALOGUE.topic(Topic.deadLettersOf(topic.topicName()));

        assertThat(configuration(letters)).isEqualTo(Topic.DEAD_LETTER_CONFIGURATION);
        assertThat(letters.at("messages").members()).extracting(Node::name).containsExactly("deadLetter");
    }

    static List<Topic> consumed() {
        return Topic.consumed();
    }

    @Test
    void hasNoTopicThatThereIsNot() {
        Stream<String> topics = Arrays.stream(Topic.values()).map(Topic::topicName);
        Stream<String> letters = Topic.consumed().stream().map(topic -> Topic.deadLettersOf(topic.topicName()));

        assertThat(CATALOGUE.topics())
                .extracting(channel -> channel.text("address"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(topics, letters).toList());
    }

    @ParameterizedTest
    @FieldSource("dev.visage.contracts.event.EventType#ALL")
    void everyTypeIsAMessageOfItsTopicWithItsSchema(EventType<?> type) {
        Node message = CATALOGUE.message(type);

        assertThat(message.text("contentType")).isEqualTo("application/json");
        if (type.equals(EventType.PROFILE_ERASED)) {
            assertThat(message.at("payload").text("type")).isEqualTo("null");
        } else {
            assertThat(message.at("payload").reference()).contains("event/" + type.name() + ".schema.json");
        }
    }

    @Test
    void bothLanesHaveTheSameMessages() {
        for (EventType<?> type : List.of(EventType.IMAGE_UPLOADED, EventType.IMAGE_PROCESSED)) {
            String bulk = type.topic().topicName() + ".bulk";
            assertThat(CATALOGUE.message(type.on(Topic.named(bulk))).pointer())
                    .isEqualTo(CATALOGUE.message(type).pointer());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsPublishedHasTheHeadersAndTheKey(Event<?> sample) {
        Node message = CATALOGUE.message(sample.type());
        ProducerRecord<String, byte[]> record = EventRecords.write(SOURCE, sample);
        JsonNode headers = EventJson.mapper().valueToTree(headers(record));

        assertThat(SCHEMAS.errors(message.at("headers"), headers)).isEmpty();
        assertThat(described(message.at("headers"))).containsAll(headers.propertyNames());
        assertThat(SCHEMAS.errors(
                        message.at("bindings").at("kafka").at("key"),
                        EventJson.mapper().valueToTree(record.key())))
                .isEmpty();
    }

    @Test
    void deadLettersHaveTheirHeaders() {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("visage.image.uploaded", 0, 0, "17", new byte[0]);
        Node headers = CATALOGUE.root().at("components").at("schemas").at("deadLetterHeaders");

        assertThat(headers.at("properties").json().propertyNames())
                .containsExactlyInAnyOrderElementsOf(headers(DeadLetter.of(record, DeadLetter.Reason.NO_KEY, "No key."))
                        .keySet());
        assertThat(headers.at("properties")
                        .at("visage-failure-reason")
                        .at("enum")
                        .elements())
                .extracting(reason -> reason.json().asString())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DeadLetter.Reason.values())
                        .map(DeadLetter.Reason::wireName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyGroupReceivesItsTopic(ConsumerGroup group) {
        assertThat(operations())
                .filteredOn(operation -> group(operation).equals(group.groupName()))
                .filteredOn(operation -> operation
                        .follow("channel")
                        .text("address")
                        .equals(group.topic().topicName()))
                .extracting(operation -> operation.text("action"))
                .containsExactly("receive");
    }

    @Test
    void hasNoGroupThatThereIsNot() {
        assertThat(operations())
                .extracting(CatalogueTest::group)
                .filteredOn(group -> !group.isEmpty())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ConsumerGroup.values())
                        .map(ConsumerGroup::groupName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationIsOfAServiceAndOfMessagesOfItsChannel(Node operation) {
        Node channel = operation.follow("channel");

        assertThat(operation.at("tags").elements())
                .isNotEmpty()
                .allSatisfy(tag -> assertThat(tag.text("name")).isIn("ingest-api", "image-worker", "profile-store"));
        assertThat(operation.at("messages").elements())
                .isNotEmpty()
                .allSatisfy(
                        message -> assertThat(channel.at("messages").members()).contains(message));
    }

    @Test
    void everyChannelIsSentTo() {
        assertThat(operations().stream()
                        .filter(operation -> operation.text("action").equals("send"))
                        .map(operation -> operation.follow("channel").toString()))
                .containsAll(CATALOGUE.root().at("channels").members().stream()
                        .map(Node::toString)
                        .toList());
    }

    @Test
    void everyMessageIsOfAChannelAndHasANameOfItsOwn() {
        Set<Node> used = CATALOGUE.root().at("channels").members().stream()
                .flatMap(channel -> channel.at("messages").members().stream())
                .collect(Collectors.toSet());

        assertThat(used).containsExactlyInAnyOrderElementsOf(messages());
        assertThat(messages()).extracting(message -> message.text("name")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageHasExamplesThatAreValid(Node message) {
        assertThat(message.at("examples").elements()).isNotEmpty().allSatisfy(example -> {
            assertThat(SCHEMAS.errors(
                            message.at("payload"), example.at("payload").json()))
                    .isEmpty();
            if (message.json().has("headers")) {
                JsonNode headers = example.at("headers").json();
                assertThat(SCHEMAS.errors(message.at("headers"), headers)).isEmpty();
                assertThat(described(message.at("headers"))).containsAll(headers.propertyNames());
            }
        });
    }

    @ParameterizedTest
    @FieldSource("dev.visage.contracts.event.EventType#ALL")
    void examplesShowNothingThatIsNotDescribed(EventType<?> type) {
        assertThat(CATALOGUE.message(type).at("examples").elements())
                .filteredOn(example -> !example.at("payload").json().isNull())
                .allSatisfy(example -> assertThat(Schemas.closed()
                                .errors(type, example.at("payload").json()))
                        .isEmpty());
    }

    @Test
    void everythingThatIsReadIsDescribed() {
        assertThat(Stream.of(CATALOGUE.root().at("channels").members(), messages())
                        .flatMap(List::stream))
                .allSatisfy(node -> assertThat(node.text("title")).isNotBlank());
        assertThat(CATALOGUE.root().at("channels").members())
                .allSatisfy(channel -> assertThat(channel.text("description")).isNotBlank());
        assertThat(messages())
                .allSatisfy(message -> assertThat(message.text("summary")).isNotBlank());
    }

    private static Map<String, String> configuration(Node channel) {
        Map<String, String> configuration = new TreeMap<>();
        channel.at("bindings")
                .at("kafka")
                .at("topicConfiguration")
                .members()
                .forEach(setting -> configuration.put(
                        setting.name(),
                        setting.json().isArray()
                                ? setting.elements().stream()
                                        .map(value -> value.json().asString())
                                        .collect(Collectors.joining(","))
                                : setting.json().asString()));
        return configuration;
    }

    private static String group(Node operation) {
        return operation.at("bindings").at("kafka").at("groupId").text("const");
    }

    private static Map<String, String> headers(ProducerRecord<?, ?> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    /** The names of all properties of a schema, those of what it is made of too. */
    private static Set<String> described(Node schema) {
        Node followed = schema.followed();
        return Stream.concat(
                        followed.at("properties").json().propertyNames().stream(),
                        followed.at("allOf").elements().stream().flatMap(part -> described(part).stream()))
                .collect(Collectors.toSet());
    }
}
