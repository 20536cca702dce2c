package dev.visage.ingest.topic;

import org.apache.kafka.common.KafkaException;

/** How one consumer reads its topic. */
public interface TopicReading {

    /**
     * Goes to where reading begins.
     *
     * @throws KafkaException if that cannot be found
     */
    void takePlace();

    /**
     * Reads on, as long as a poll takes.
     *
     * @throws KafkaException if nothing can be read just now; what comes meanwhile is not left out
     */
    void read();
}
