package dev.visage.ingest.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams on a timeline that holds five changes, of a topic with two partitions. */
class SubscriberTest {

    private static final Uuid TOPIC = Uuid.ONE_UUID;
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ChangeFilter ALL = new ChangeFilter(null, Set.of(), Set.of());
    private static final Pattern ID = Pattern.compile("id: (\\S+)");
    private static final Pattern USER = Pattern.compile("\"userId\":(\\d+)");

    private final Timeline timeline = new Timeline(ChangeSettingsTest.bind(Map.of("visage.changes.recent", "5")));
    private final List<Subscriber> subscribers = new ArrayList<>();

    @BeforeEach
    void beginInTheMiddleOfTheTopic() {
        timeline.begin(position(NOW, 10, 20));
        timeline.complete(NOW);
    }

    @Test
    void beginsWithThePositionOfNow() {
        Client client = new Client(ALL, null);

        assertThat(client.begun).isTrue();
        assertThat(client.read()).isEqualTo("event: position\ndata: {}\nid: " + position(NOW, 10, 20) + "\n\n");
    }

    @Test
    void sharesTheBytesOfAnEventWithAllOthers() {
        Client one = new Client(ALL, null);
        Client another = new Client(new ChangeFilter(Set.of("1"), Set.of(), Set.of()), null);
        one.read();
        another.read();
        append(0, 10, 1);

        assertThat(one.subscriber.take().get(0))
                .isSameAs(another.subscriber.take().get(0));
    }

    @Test
    void isNotWokenForWhatItDoesNotWant() {
        Client client = new Client(new ChangeFilter(Set.of("7"), Set.of(), Set.of()), null);
        client.read();
        for (int offset = 10; offset < 30; offset++) {
            append(0, offset, 1);
        }
        assertThat(client.isWoken).isFalse();

        append(1, 20, 7);

        assertThat(client.isWoken).isTrue();
        assertThat(client.users()).containsExactly(7L);
        assertThat(client.position()).isEqualTo(position(NOW, 30, 21));
    }

    @Test
    void goesOnFromAPositionOfAnInstanceThatReadThePartitionsInAnotherOrder() {
        append(0, 10, 1);
        append(0, 11, 2);
        append(1, 20, 3);
        append(1, 21, 4);

        Client client = new Client(ALL, position(NOW, 10, 21));

        assertThat(client.begun).isTrue();
        assertThat(client.users()).containsExactly(1L, 2L, 4L);
        assertThat(client.positions())
                .containsExactly(
                        position(NOW, 10, 21), position(NOW, 11, 21), position(NOW, 12, 21), position(NOW, 12, 22));
    }

    @Test
    void goesOnFromAPositionThatThisInstanceHasNotReached() {
        Client client = new Client(ALL, position(NOW, 12, 20));
        assertThat(client.begun).isTrue();
        append(0, 10, 1);
        append(0, 11, 2);
        append(1, 20, 3);

        assertThat(client.users()).containsExactly(3L);
        assertThat(client.position()).isEqualTo(position(NOW, 12, 21));
    }

    @Test
    void keepsTheTimeOfAPositionUntilTheTimelineIsAsYoung() {
        Client client = new Client(ALL, position(NOW.plusSeconds(5), 10, 20));
        append(0, 10, 1);
        assertThat(client.users()).containsExactly(1L);
        assertThat(client.position()).isEqualTo(position(NOW.plusSeconds(5), 11, 20));

        timeline.complete(NOW.plusSeconds(9));
        append(0, 11, 1);
        append(0, 12, 1);

        client.read();
        assertThat(client.position()).isEqualTo(position(NOW.plusSeconds(9), 13, 20));
    }

    @Test
    void isToBeReadForIfWhatItLacksIsNotThere() {
        for (int offset = 10; offset < 16; offset++) {
            append(0, offset, offset);
        }
        Client client = new Client(ALL, position(NOW, 10, 20));
        assertThat(client.begun).isFalse();

        assertThat(client.subscriber.join()).isFalse();
        for (int offset = 10; offset < 14; offset++) {
            client.subscriber.offer(new Change(Records.change(0, offset, offset), client.subscriber.own()));
        }
        assertThat(client.subscriber.join()).isTrue();
        append(1, 20, 20);

        assertThat(client.users()).containsExactly(10L, 11L, 12L, 13L, 14L, 15L, 20L);
        assertThat(client.position()).isEqualTo(position(NOW, 16, 21));
    }

    @Test
    void tellsOnceThatItIsCaughtUp() {
        append(0, 10, 1);
        Subscriber subscriber = new Subscriber(timeline, ALL, position(NOW, 10, 20), NOW, true);
        Client client = new Client(subscriber);
        String first = client.read();
        append(0, 11, 1);

        assertThat(first)
                .endsWith("event: caught-up\ndata: {\"time\":\"2026-11-21T12:00:00Z\"}\nid: " + position(NOW, 11, 20)
                        + "\n\n");
        assertThat(client.read()).doesNotContain("caught-up");
    }

    @Test
    void isDroppedWhenWhatItLacksIsForgotten() {
        Client client = new Client(ALL, null);
        client.read();
        for (int offset = 10; offset < 16; offset++) {
            append(0, offset, 1);
        }

        assertThat(client.read())
                .startsWith("event: dropped\ndata: {\"code\":\"too-slow\"")
                .doesNotContain("id:");
        assertThat(client.isOver).isTrue();
        assertThat(client.subscriber.farewell()).contains(Farewell.TOO_SLOW);
    }

    @Test
    void isDroppedWhenTheTopicIsAnotherOne() {
        Client client = new Client(ALL, null);
        client.read();
        timeline.begin(new Position(new Uuid(2, 3), NOW, Offsets.of(0)));
        timeline.complete(NOW);
        client.subscriber.end(Farewell.POSITION_GONE);

        assertThat(client.read()).startsWith("event: dropped\ndata: {\"code\":\"position-gone\"");
    }

    @Test
    void endsWithItsFarewellAlone() {
        Client client = new Client(ALL, null);
        append(0, 10, 1);
        client.subscriber.end(Farewell.EXPIRED);
        client.subscriber.end(Farewell.STOPPING);

        assertThat(client.read()).startsWith("event: expired\n").hasLineCount(3);
        assertThat(client.isOver).isTrue();
        append(0, 11, 1);
        assertThat(client.isWoken).isFalse();
    }

    @Test
    void beatsWhereNothingElseIsToBeTaken() {
        Client idle = new Client(ALL, null);
        Client behind = new Client(ALL, null);
        idle.read();
        behind.read();
        append(0, 10, 1);
        idle.read();
        byte[] heartbeat = Block.position(timeline.behind().position());

        subscribers.forEach(subscriber -> subscriber.beat(timeline.next(), heartbeat));

        assertThat(idle.read()).isEqualTo("event: position\ndata: {}\nid: " + position(NOW, 11, 20) + "\n\n");
        assertThat(behind.read()).startsWith("event: profile.changed").doesNotContain("position");
    }

    @Test
    void beatsWithThePositionToWhichItWasReadFor() {
        for (int offset = 10; offset < 16; offset++) {
            append(0, offset, offset);
        }
        Client client = new Client(new ChangeFilter(Set.of("7"), Set.of(), Set.of()), position(NOW, 5, 5));
        client.read();
        client.subscriber.offer(new Change(Records.change(0, 7, 1), client.subscriber.own()));
        client.subscriber.passed(Offsets.of(9, 6));

        client.subscriber.beat(timeline.next(), new byte[0]);

        assertThat(client.read()).isEqualTo("event: position\ndata: {}\nid: " + position(NOW, 9, 6) + "\n\n");
    }

    @Test
    void waitsForRoomNoLongerThanItMay() throws InterruptedException {
        Client client = new Client(ALL, position(NOW, 5, 5));
        assertThat(client.subscriber.awaitRoom(10_000, Duration.ZERO)).isTrue();
        client.subscriber.offer(new Change(Records.change(0, 7, 1), client.subscriber.own()));

        assertThat(client.subscriber.awaitRoom(100, Duration.ZERO)).isFalse();
        client.read();
        assertThat(client.subscriber.awaitRoom(100, Duration.ZERO)).isTrue();
    }

    @Test
    void theTimelineHoldsNoMoreBytesThanItMay() {
        Timeline small = new Timeline(ChangeSettingsTest.bind(Map.of("visage.changes.recent-bytes", "2000B")));
        small.begin(position(NOW, 0, 0));
        small.complete(NOW);
        for (int offset = 0; offset < 10; offset++) {
            small.append(Records.change(0, offset, 1));
        }

        assertThat(small.since(Offsets.of(7, 0))).isEmpty();
        assertThat(small.since(Offsets.of(8, 0))).contains(9L);
        assertThat(small.since(Offsets.of(10, 0))).contains(11L);
    }

    private void append(int partition, long offset, long user) {
        long number = timeline.next();
        ConsumerRecord<String, byte[]> record = Records.change(partition, offset, user, "name");
        Change change = timeline.append(record);
        subscribers.forEach(subscriber -> subscriber.told(number, List.of(change)));
    }

    private static Position position(Instant time, long... offsets) {
        return new Position(TOPIC, time, Offsets.of(offsets));
    }

    /** A connection that takes when it is told to. */
    private final class Client implements Subscriber.Outlet {

        private final Subscriber subscriber;
        private final boolean begun;
        private String all = "";
        private boolean isWoken;
        private boolean isOver;

        Client(ChangeFilter filter, @Nullable Position position) {
            this(new Subscriber(timeline, filter, position, NOW, false));
        }

        Client(Subscriber subscriber) {
            this.subscriber = subscriber;
            subscribers.add(subscriber);
            begun = subscriber.begin(this);
        }

        @Override
        public void wake() {
            isWoken = true;
        }

        @Override
        public void end() {
            isOver = true;
        }

        /** All that there is to take. */
        String read() {
            StringBuilder read = new StringBuilder();
            while (isWoken) {
                isWoken = false;
                subscriber.take().forEach(block -> read.append(new String(block, UTF_8)));
            }
            all += read;
            return read.toString();
        }

        List<Long> users() {
            return USER.matcher(read())
                    .results()
                    .map(match -> Long.parseLong(match.group(1)))
                    .toList();
        }

        List<Position> positions() {
            read();
            return ID.matcher(all)
                    .results()
                    .map(MatchResult::group)
                    .map(line -> Position.parse(line.substring(4)))
                    .toList();
        }

        Position position() {
            List<Position> positions = positions();
            return positions.get(positions.size() - 1);
        }
    }
}
