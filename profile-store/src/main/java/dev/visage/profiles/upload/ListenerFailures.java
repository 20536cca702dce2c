package dev.visage.profiles.upload;

import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** What becomes of a batch that failed. */
@Configuration(proxyBeanMethods = false)
class ListenerFailures {

    private static final Logger log = LoggerFactory.getLogger(ListenerFailures.class);

    /**
     * Repeats a batch without limit, ever more slowly and without leaving the group, while what it needs is away.
     * A record that can never be applied goes to the dead letters, as it came; as long as it cannot go there, it is
     * read again.
     */
    @Bean
    CommonErrorHandler listenerErrorHandler(KafkaOperations<Object, Object> kafka) {
        DeadLetterPublishingRecoverer deadLetters = new DeadLetterPublishingRecoverer(
                kafka, (record, failure) -> new TopicPartition(Topic.deadLettersOf(record.topic()), -1));
        deadLetters.excludeHeader(DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd.EX_STACKTRACE);
        ExponentialBackOff backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(5000);
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (record, failure) -> {
                    deadLetters.accept(record, failure);
                    log.error(
                            "A record of {}, partition {}, offset {}, is put aside: {}",
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            NestedExceptionUtils.getMostSpecificCause(failure).toString());
                },
                backOff);
        // The records after it are at hand already.
        handler.setSeekAfterError(false);
        handler.addNotRetryableExceptions(UnreadableEventException.class, InapplicableResultException.class);
        return handler;
    }
}
