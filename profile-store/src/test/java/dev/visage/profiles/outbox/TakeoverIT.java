package dev.visage.profiles.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.UserId;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** A session that is left alone is to PostgreSQL and Kafka what a process is that was stopped: connected and silent. */
class TakeoverIT {

    private TestingStore store;
    private TestingTopics topics;
    private OutboxRelay relay;
    private RelayConnection other;

    @BeforeEach
    void start() throws Exception {
        store = TestingStore.start();
        topics = TestingTopics.follow();
        relay = store.bean(OutboxRelay.class);
        relay.stop();
        other = RelayConnection.open(store.bean(JdbcConnectionDetails.class));
        assertThat(other.lead()).isTrue();
    }

    @AfterEach
    void stop() throws Exception {
        other.close();
        topics.close();
        store.close();
    }

    @Test
    void takesOverFromARelayThatIsSilentAndLetsItPublishNothingMore() throws Exception {
        UserId userId = store.provision();
        try (RelaySession session = RelaySession.open(other, pulse(), producers())) {
            List<OutboxRow> read = other.read(10);
            assertThat(read).isNotEmpty();
            relay.start();
            List<Event<ProfileChanged>> published = topics.await(EventType.PROFILE_CHANGED, userId, 1);

            assertThatThrownBy(() -> session.transact(read)).isInstanceOf(KafkaException.class);
            UserId next = store.provision();
            topics.await(EventType.PROFILE_CHANGED, next, 1);
            assertThat(topics.seen(EventType.PROFILE_CHANGED, userId)).isEqualTo(published);
        }
        assertThatThrownBy(() -> other.read(1)).hasMessageContaining("idle-session timeout");
    }

    @Test
    void takesOverFromARelayThatIsGone() throws Exception {
        relay.start();
        UserId userId = store.provision();
        other.close();
        assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 1)).hasSize(1);
    }

    @Test
    void keepsTheLeadWhileItWaitsForKafka() throws Exception {
        Map<String, Object> nobody = new HashMap<>(producers());
        nobody.put("bootstrap.servers", "127.0.0.1:1");
        Pulse pulse = pulse();
        Thread waiting = new Thread(() -> assertThatThrownBy(() -> RelaySession.open(other, pulse, nobody))
                .isInstanceOf(InterruptedException.class));
        waiting.start();
        Instant end = Instant.now().plusSeconds(6);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Instant.now().isAfter(end));
        Integer leads = store.bean(JdbcTemplate.class).queryForObject("""
                        select count(*) from pg_locks join pg_stat_activity using (pid)
                        where locktype = 'advisory' and granted and application_name like '%outbox relay'
                        """, Integer.class);
        waiting.interrupt();
        waiting.join();

        assertThat(leads).isEqualTo(1);
        assertThat(other.read(1)).isEmpty();
    }

    private Pulse pulse() {
        return new Pulse(other, new OutboxMeters(new SimpleMeterRegistry()));
    }

    private Map<String, Object> producers() {
        ProducerFactory<?, ?> producers = store.bean(ProducerFactory.class);
        return producers.getConfigurationProperties();
    }
}
