package dev.visage.worker.intake;

import dev.visage.contracts.event.UnreadableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with a record. May be called again with the same one, after a failure or a rebalance. */
public interface RecordHandler {

    /**
     * Works on a record; it is finished once this returns.
     *
     * @throws UnreadableEventException if another try would be no better
     * @throws Exception if another try may be
     */
    void handle(ConsumerRecord<String, byte[]> record) throws Exception;

    /**
     * Tells those who wait for it that a record which could be read is given up: working on it failed as often as is tried,
     * and it is kept as a dead letter. The record is finished once this returns.
     *
     * @throws Exception if that could not be told; it is tried again
     */
    void giveUp(ConsumerRecord<String, byte[]> record) throws Exception;
}
