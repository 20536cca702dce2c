package dev.visage.profiles.upload;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How results of imports are fetched: nobody waits for one, so many share a transaction. */
@Configuration(proxyBeanMethods = false)
class BulkFetches {

    /** Settings of a consumer. */
    @Bean
    List<String> bulkFetch(ResultSettings settings) {
        return List.of(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG + "="
                        + settings.bulkWait().toMillis(),
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG + "="
                        + settings.bulkSize().toBytes());
    }
}
