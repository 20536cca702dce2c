package dev.visage.worker.intake;

import dev.visage.contracts.event.ConsumerGroup;
import dev.visage.contracts.event.Topic;
import dev.visage.objects.ObjectStore;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
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
        Map<String, Object> configuration = kafka.buildConsumerProperties();
        configuration.put(CommonClientConfigs.GROUP_ID_CONFIG, ConsumerGroup.IMAGE_WORKER.groupName());
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        configuration.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.recordsPerPoll());
        configuration.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        Supplier<Consumer<String, byte[]>> consumers = () -> {
            // No record is taken in before its result can be sent.
            publisher.producer();
            return new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer());
        };
        return new Intake(Topic.IMAGE_UPLOADED, consumers, handler, publisher, objects, settings);
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
            Intake.Condition condition = intake.condition();
            return condition == Intake.Condition.CONSUMING
                    ? Health.up().build()
                    : Health.outOfService()
                            .withDetail("reason", condition.words())
                            .build();
        };
    }
}
