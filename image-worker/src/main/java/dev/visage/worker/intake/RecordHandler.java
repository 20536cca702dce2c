package dev.visage.worker.intake;

import dev.visage.contracts.event.UnreadableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with a record. May be called again with the same one, after a failure or a rebalance. */
@FunctionalInterface
public interface RecordHandler {

    /**
     * Works on a record; it is finished once this returns.
     *
     * @throws UnreadableEventException if another try would be no better
     * @throws Exception if another try may be
     */
    void handle(ConsumerRecord<String, byte[]> record) throws Exception;
}
