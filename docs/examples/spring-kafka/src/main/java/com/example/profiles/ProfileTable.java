package com.example.profiles;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.ProfileEvent;
import dev.visage.contracts.event.UnreadableEventException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.backoff.ExponentialBackOff;

/** Keeps a table of all profiles. Stopped or killed at any point it goes on where it was. */
@SpringBootApplication
public class ProfileTable {

    /** An event may come twice. Versions rise, so what is not above the row's is known already. */
    private static final String APPLY = """
            insert into profiles (user_id, version, event_id, profile) values (?, ?, ?, cast(? as jsonb))
            on conflict (user_id) do update
            set version = excluded.version, event_id = excluded.event_id, profile = excluded.profile
            where profiles.version < excluded.version
            """;

    private static final Logger log = LoggerFactory.getLogger(ProfileTable.class);

    private final JdbcTemplate database;

    ProfileTable(JdbcTemplate database) {
        this.database = database;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(ProfileTable.class, arguments);
    }

    /** Offsets are committed when this has returned: after a crash in between, the same records come again. */
    @KafkaListener(topics = "visage.profile.changes")
    @Transactional
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        List<Object[]> rows = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                rows.add(row(ProfileEvent.read(record)));
            } catch (UnreadableEventException unknown) {
                // A type of event that this program does not know yet.
                log.warn("Passed over {}@{}: {}", record.partition(), record.offset(), unknown.getMessage());
            }
        }
        database.batchUpdate(APPLY, rows);
    }

    private static Object[] row(ProfileEvent event) {
        String profile = event instanceof ProfileEvent.Changed changed
                ? EventJson.mapper().writeValueAsString(changed.data().profile())
                : null;
        return new Object[] {
            event.userId().value(), event.version().value(), event.id().value(), profile
        };
    }

    /** By default records are given up after ten tries. A database that is away is waited for instead. */
    @Bean
    DefaultErrorHandler errorHandler() {
        return new DefaultErrorHandler(new ExponentialBackOff());
    }
}
