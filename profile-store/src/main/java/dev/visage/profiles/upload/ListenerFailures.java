package dev.visage.profiles.upload;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;

/** What becomes of a batch that failed. */
@Configuration(proxyBeanMethods = false)
class ListenerFailures {

    /**
     * Repeats what is left of a batch without limit, ever more slowly, while what it needs is away. Each attempt begins
     * with a poll, so the consumer stays in its group. No record is ever passed over.
     */
    @Bean
    CommonErrorHandler listenerErrorHandler(ResultSettings settings) {
        DefaultErrorHandler handler = new DefaultErrorHandler(settings.backOff());
        // The listener has told it, in a line.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setClassifications(Map.of(), true);
        return handler;
    }
}
