package dev.visage.worker.intake;

import dev.visage.objects.ObjectStore;
import dev.visage.worker.lane.Lane;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The intake of uploads, on the broker of {@code spring.kafka}; what its correctness rests on is set here. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    Intake intake(
            KafkaProperties kafka,
            RecordHandler handler,
            RecordPublisher publisher,
            ObjectStore objects,
            IntakeSettings settings) {
        List<LaneIntake> lanes = Arrays.stream(Lane.values())
                .map(lane -> laneIntake(lane, kafka, publisher, settings))
                .toList();
        return new Intake(lanes, handler, publisher, objects, settings);
    }

    private static LaneIntake laneIntake(
            Lane lane, KafkaProperties kafka, RecordPublisher publisher, IntakeSettings settings) {
        Map<String, Object> configuration = kafka.buildConsumerProperties();
        configuration.put(CommonClientConfigs.GROUP_ID_CONFIG, lane.group().groupName());
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.recordsPerPoll());
        configuration.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new LaneIntake(lane, lane.group().topic().topicName(), () -> {
            // No record is taken in before its result can be sent.
            publisher.producer();
            return new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        });
    }

    @Bean
    RecordPublisher publisher(KafkaProperties kafka) {
        Map<String, Object> configuration = kafka.buildProducerProperties();
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new RecordPublisher(
                () -> new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer()));
    }

    @Bean
    HealthIndicator intakeHealthIndicator(Intake intake) {
        return () -> {
            for (LaneIntake lane : intake.lanes()) {
                LaneIntake.Condition condition = lane.condition();
                if (condition != LaneIntake.Condition.CONSUMING) {
                    return Health.outOfService()
                            .withDetail("reason", condition.words(lane.lane()))
                            .build();
                }
            }
            return Health.up().build();
        };
    }
}
