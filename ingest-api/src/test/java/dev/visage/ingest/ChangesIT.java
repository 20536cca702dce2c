package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Topic;
import dev.visage.ingest.ChangeStream.Block;
import dev.visage.ingest.TestingEdge.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesIT {

    private static final AtomicLong USERS = new AtomicLong(9_000);

    private static TestingEdge edge;
    private static ChangesTopic topic;
    private static String token;

    private long user;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge("visage.changes.heartbeat=200ms");
        topic = new ChangesTopic();
        token = edge.tokens.ofService("events");
    }

    @AfterAll
    static void stop() {
        topic.close();
        edge.close();
    }

    @BeforeEach
    void chooseAUserOfItsOwn() {
        user = USERS.incrementAndGet();
    }

    @Test
    void tellsEachChangeAsItIsInKafkaWithTheIdOfItsEvent() throws IOException {
        try (ChangeStream stream = ChangeStream.open(edge, "?users=" + user, token)) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.nextOfAny().id()).isNotEmpty();

            String eventId = topic.change(user, 3, "avatar", "name");
            topic.change(USERS.incrementAndGet(), 1, "name");

            Block change = stream.next();
            assertThat(change.event()).isEqualTo("profile.changed");
            assertThat(change.id()).isNotEmpty();
            assertThat(change.text("eventId")).isEqualTo(eventId);
            assertThat(Instant.parse(change.text("time"))).isBefore(Instant.now());
            assertThat(change.user()).isEqualTo(user);
            assertThat(change.version()).isEqualTo(3);
            assertThat(change.data().path("changed").toString()).isEqualTo("[\"avatar\",\"name\"]");
            assertThat(change.data().at("/cause/type").asString()).isEqualTo("edit");
            assertThat(change.data().at("/profile/userId").asLong()).isEqualTo(user);
        }
    }

    @Test
    void tellsErasuresWhateverTheOtherFiltersAre() throws IOException {
        try (ChangeStream stream = ChangeStream.open(edge, "?kinds=cover&changed=cover&users=" + user, token)) {
            topic.change(user, 1, "name");
            topic.change(user, 2, "avatar", "name");
            topic.change(user, 3, "cover", "name");
            String eventId = topic.erase(user, 4);

            assertThat(stream.next().version()).isEqualTo(3);
            Block erasure = stream.next();
            assertThat(erasure.event()).isEqualTo("profile.erased");
            assertThat(erasure.text("eventId")).isEqualTo(eventId);
            assertThat(erasure.user()).isEqualTo(user);
            assertThat(erasure.version()).isEqualTo(4);
            assertThat(erasure.data().path("changed").isEmpty()).isTrue();
            assertThat(erasure.data().at("/cause/type").asString()).isEqualTo("erasure");
            assertThat(erasure.data().has("profile")).isFalse();
        }
    }

    @Test
    void tellsNothingOfTransactionsThatWereAborted() throws IOException {
        try (ChangeStream stream = ChangeStream.open(edge, "?users=" + user, token);
                ChangesTopic relay = ChangesTopic.transactional("test-" + user)) {
            relay.begin();
            relay.change(user, 1, "name");
            relay.abort();
            relay.begin();
            relay.change(user, 2, "name");
            relay.commit();

            assertThat(stream.next().version()).isEqualTo(2);
        }
    }

    @Test
    void passesOverWhatNobodyCanRead() throws IOException {
        try (ChangeStream stream = ChangeStream.open(edge, "?users=" + user, token)) {
            topic.nonsense(user);
            topic.change(user, 2, "name");

            assertThat(stream.next().version()).isEqualTo(2);
        }
    }

    @Test
    void aClientGoesOnFromWhateverItReadLastAtAnotherInstance() throws IOException {
        try (TestingEdge other = new TestingEdge()) {
            String last;
            try (ChangeStream stream = ChangeStream.open(edge, "?users=" + user, token)) {
                topic.change(user, 1, "name");
                last = stream.next().id();
            }
            topic.change(user, 2, "name");
            topic.change(user, 3, "name");

            String others = other.tokens.ofService("events");
            try (ChangeStream stream = ChangeStream.resume(other, "?users=" + user, others, last)) {
                assertThat(stream.next().version()).isEqualTo(2);
                Block third = stream.next();
                assertThat(third.version()).isEqualTo(3);
                topic.change(user, 4, "name");
                assertThat(stream.next().version()).isEqualTo(4);
                last = third.id();
            }
            assertThat(versions("&users=" + user, last, 1)).containsExactly(4L);
        }
    }

    @Test
    void whatAClientHasMissedIsReadForItWhereItIsInMemoryNoLonger() throws IOException {
        String last;
        try (ChangeStream stream = ChangeStream.open(edge, "?users=" + user, token)) {
            last = stream.nextOfAny().id();
        }
        for (long version = 1; version <= 300; version++) {
            topic.change(user, version, "name");
        }
        try (TestingEdge restarted = new TestingEdge("visage.changes.recent=10")) {
            String others = restarted.tokens.ofService("events");
            try (ChangeStream stream = ChangeStream.resume(restarted, "?users=" + user, others, last)) {
                List<Block> missed = stream.until(event -> event.version() == 300);
                assertThat(missed)
                        .extracting(Block::version)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 300).boxed().toList());

                topic.change(user, 301, "name");
                assertThat(stream.next().version()).isEqualTo(301);

                String half = missed.get(149).id();
                assertThat(versions("&users=" + user, half, 151))
                        .startsWith(151L)
                        .endsWith(301L);
            }
        }
    }

    @Test
    void aStreamFromTheBeginningGoesOnWithoutAGapOrARepetitionWhileChangesCome() throws IOException {
        List<Long> users = LongStream.range(0, 20)
                .mapToObj(each -> USERS.incrementAndGet())
                .toList();
        publish(users, 1, 40);
        try (TestingEdge small = new TestingEdge("visage.changes.recent=500")) {
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(users, 41, 100));
            String others = small.tokens.ofService("events");
            try (ChangeStream stream = ChangeStream.open(small, "?from=beginning&changed=locale", others)) {
                List<Block> told = stream.until(event -> event.event().equals("caught-up"));
                publishing.join();
                publish(List.of(users.get(0)), 101, 101);
                told.addAll(stream.until(event -> event.version() == 101));

                Map<Long, List<Long>> versions = told.stream()
                        .filter(event -> users.contains(event.user()))
                        .collect(Collectors.groupingBy(
                                Block::user, Collectors.mapping(Block::version, Collectors.toList())));
                assertThat(versions).hasSize(users.size());
                versions.forEach((user, of) -> assertThat(of)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, user.equals(users.get(0)) ? 101 : 100)
                                .boxed()
                                .toList()));
                assertThat(told)
                        .filteredOn(event -> "caught-up".equals(event.event()))
                        .hasSize(1);
            }
        }
    }

    private static void publish(List<Long> users, long first, long last) {
        for (long version = first; version <= last; version++) {
            for (long user : users) {
                topic.change(user, version, "locale");
            }
        }
    }

    @Test
    void aStreamFromTheBeginningOfOneUserHasAllOfThem() throws IOException {
        topic.change(user, 1, "name");
        topic.change(user, 2, "name");
        try (TestingEdge small = new TestingEdge("visage.changes.recent=1")) {
            topic.change(USERS.incrementAndGet(), 1, "name");
            String own = small.tokens.of(user, "update_profile");
            try (ChangeStream stream = ChangeStream.open(small, "?from=beginning&users=me", own)) {
                assertThat(stream.until(event -> event.event().equals("caught-up")))
                        .extracting(Block::version)
                        .containsExactly(1L, 2L, 0L);
            }
        }
    }

    @Test
    void heartbeatsTakeThePositionPastWhatDoesNotPassTheFilter() throws IOException {
        try (ChangeStream stream = ChangeStream.open(edge, "?users=" + user, token)) {
            String first = stream.nextOfAny().id();
            long stranger = USERS.incrementAndGet();
            topic.change(stranger, 1, "name");
            Block heartbeat = stream.nextOfAny();
            while (heartbeat.id().equals(first)) {
                heartbeat = stream.nextOfAny();
            }
            assertThat(heartbeat.event()).isEqualTo("position");
            assertThat(heartbeat.data()).isEmpty();
            topic.change(stranger, 2, "name");

            assertThat(versions("&users=" + stranger, first, 2)).containsExactly(1L, 2L);
        }
    }

    @Test
    void whoMaySeeOnlyThemselvesIsToldOfNobodyElse() throws IOException {
        String own = edge.tokens.of(user, "update_profile");
        try (ChangeStream stream = ChangeStream.open(edge, "", own)) {
            topic.change(USERS.incrementAndGet(), 1, "name");
            topic.change(user, 1, "name");

            assertThat(stream.next().user()).isEqualTo(user);
        }
        assertProblem(get("?users=" + (user + 1), own), 403, "other-user");
        assertProblem(get("?users=me," + (user + 1), own), 403, "other-user");
        assertProblem(get("", edge.tokens.ofService("import")), 403, "scope-missing");
        assertThat(edge.send(edge.request("/v1/changes")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "?colour=red, colour",
        "?users=, users",
        "?users=0, users",
        "'?users=1,x', users",
        "?users=@ada, users",
        "?kinds=portrait, kinds",
        "'?kinds=avatar,', kinds",
        "?changed=shoe, changed",
        "?changed=Name, changed",
        "?from=end, from",
        "?from=, from",
        "?lastEventId=7, lastEventId",
        "?lastEventId=AAAA, lastEventId",
        "?lastEventId=AX___w, lastEventId",
        "?lastEventId=%20, lastEventId",
    })
    void refusesWhatItDoesNotKnowAndNamesIt(String query, String field) {
        Answer answer = get(query, token);

        assertProblem(answer, 400, "malformed");
        assertThat(answer.text("field")).isEqualTo(field);
        assertThat(answer.text("detail")).contains("\"" + field + "\"");
    }

    @Test
    void refusesALastEventIdThatIsNone() {
        Answer answer = edge.send(edge.request("/v1/changes", token).header("Last-Event-ID", "not one of ours"));

        assertProblem(answer, 400, "malformed");
        assertThat(answer.text("field")).isEqualTo("Last-Event-ID");
    }

    @Test
    void refusesMoreUsersThanItTakes() {
        String users = LongStream.rangeClosed(1, 101).mapToObj(Long::toString).collect(Collectors.joining(","));

        assertThat(get("?users=" + users, token).text("detail")).contains("101", "100");
    }

    @Test
    void saysThatAPositionIsGone() throws IOException {
        Crafted now;
        try (ChangeStream stream = ChangeStream.open(edge, "", token)) {
            now = Crafted.of(stream.nextOfAny().id());
        }
        Instant yesterday = Instant.now().minus(Duration.ofHours(25));
        topic.change(user, 1, "name");

        assertGone(now.onAnotherTopic(), "another topic");
        assertGone(now.beyondTheEnd(), "behind the last change");
        Answer old = assertGone(now.at(yesterday), "older than changes are kept");
        assertThat(old.json().path("limitSeconds").asLong()).isEqualTo(Topic.CHANGES_KEPT.toSeconds());
        assertThat(old.json().path("foundSeconds").asLong()).isGreaterThanOrEqualTo(25 * 3600);
        assertThat(old.text("restart")).isEqualTo("/v1/changes?from=beginning");
        assertThat(versions("&users=" + user, now.text(), 1)).containsExactly(1L);
    }

    @Test
    void aPositionGrowsNotOldWhereNothingCameAfterIt() throws IOException {
        try (ChangeStream stream = ChangeStream.open(edge, "", token)) {
            Crafted now = Crafted.of(stream.nextOfAny().id());
            String old = now.at(Instant.now().minus(Duration.ofDays(30))).text();

            ChangeStream.resume(edge, "", token, old).close();
        }
    }

    private static Answer assertGone(Crafted position, String reason) {
        Answer answer =
                edge.send(edge.request("/v1/changes?from=beginning", token).header("Last-Event-ID", position.text()));
        assertProblem(answer, 410, "position-gone");
        assertThat(answer.text("detail")).contains(reason, "/v1/changes?from=beginning");
        return answer;
    }

    @Test
    void endsWithTheToken() throws IOException {
        String brief = edge.tokens.expiringIn(Duration.ofSeconds(3), user, "events");
        try (ChangeStream stream = ChangeStream.open(edge, "?users=" + user, brief)) {
            Block last = stream.next();

            assertThat(last.event()).isEqualTo("expired");
            assertThat(last.text("code")).isEqualTo("token-expired");
            assertThat(last.id()).isNull();
            assertThat(stream.isAtItsEnd()).isTrue();
        }
    }

    @Test
    void aServerThatStopsSaysSoAndWaitsForNobody() throws IOException {
        TestingEdge other = new TestingEdge("spring.lifecycle.timeout-per-shutdown-phase=10m");
        try (ChangeStream stream = ChangeStream.open(other, "", other.tokens.ofService("events"))) {
            stream.nextOfAny();
            other.close();

            assertThat(stream.until(event -> "stopping".equals(event.event()))).isNotEmpty();
            assertThat(stream.isAtItsEnd()).isTrue();
        }
    }

    @Test
    void answersHeadWithoutABody() {
        Answer answer = edge.send(edge.request("/v1/changes", token).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    /** The versions of so many changes from a position on. */
    private static List<Long> versions(String filter, String position, int count) throws IOException {
        List<Long> versions = new ArrayList<>();
        try (ChangeStream stream = ChangeStream.open(edge, "?lastEventId=" + position + filter, token)) {
            while (versions.size() < count) {
                versions.add(stream.next().version());
            }
        }
        return versions;
    }

    private static Answer get(String query, String withToken) {
        return edge.send(edge.request("/v1/changes" + query, withToken));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
    }

    /** A position as a client could make one of its own, byte by byte. */
    private record Crafted(byte[] topicId, long time, List<Long> offsets) {

        static Crafted of(String text) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            assertThat(bytes.get()).isEqualTo((byte) 1);
            byte[] topicId = new byte[16];
            bytes.get(topicId);
            long time = number(bytes);
            List<Long> offsets = new ArrayList<>();
            long partitions = number(bytes);
            for (int partition = 0; partition < partitions; partition++) {
                offsets.add(number(bytes));
            }
            assertThat(bytes.hasRemaining()).isFalse();
            return new Crafted(topicId, time, offsets);
        }

        Crafted onAnotherTopic() {
            byte[] other = topicId.clone();
            other[3] ^= 1;
            return new Crafted(other, time, offsets);
        }

        Crafted beyondTheEnd() {
            return new Crafted(
                    topicId,
                    time,
                    offsets.stream().map(offset -> offset + 1_000_000).toList());
        }

        Crafted at(Instant other) {
            return new Crafted(topicId, other.toEpochMilli(), offsets);
        }

        String text() {
            ByteBuffer bytes = ByteBuffer.allocate(1024).put((byte) 1).put(topicId);
            put(bytes, time);
            put(bytes, offsets.size());
            offsets.forEach(offset -> put(bytes, offset));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
        }

        private static long number(ByteBuffer bytes) {
            long number = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes.get();
                number |= (long) (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            return number;
        }

        private static void put(ByteBuffer bytes, long number) {
            long rest = number;
            while (rest > 0x7f) {
                bytes.put((byte) (rest & 0x7f | 0x80));
                rest >>= 7;
            }
            bytes.put((byte) rest);
        }
    }
}
