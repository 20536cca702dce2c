package dev.visage.worker.intake;

import dev.visage.contracts.event.UnreadableEventException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One record in work: tried until it is handled, has become a dead letter, or is no longer ours to work on. Outages are
 * waited out without counting.
 */
final class Job implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Job.class);

    private final ConsumerRecord<String, byte[]> record;
    private final Workshop workshop;
    private final BiConsumer<Job, Boolean> ended;
    private volatile boolean abandoned;

    /**
     * @param ended told once, with whether the record is finished
     */
    Job(ConsumerRecord<String, byte[]> record, Workshop workshop, BiConsumer<Job, Boolean> ended) {
        this.record = record;
        this.workshop = workshop;
        this.ended = ended;
    }

    /** What jobs work with. */
    record Workshop(RecordHandler handler, DeadLetters deadLetters, IntakeSettings settings, StopSignal stop) {}

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    long offset() {
        return record.offset();
    }

    /** The partition is another's: nothing further is tried. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    @Override
    public void run() {
        boolean finished = false;
        try {
            finished = isFinishedAfterTrying();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ended.accept(this, finished);
        }
    }

    private boolean isFinishedAfterTrying() throws InterruptedException {
        BackOff backOff = new BackOff(workshop.settings());
        int failures = 0;
        Throwable fatal = null;
        while (!abandoned) {
            try {
                if (fatal == null) {
                    workshop.handler().handle(record);
                } else {
                    workshop.deadLetters().add(record, fatal);
                    log.error("{}: dead letter", this, fatal);
                }
                return true;
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (UnreadableEventException unreadable) {
                fatal = unreadable;
                continue;
            } catch (Throwable failure) {
                // errors too: a record whose thread died would hold back its partition for ever
                if (fatal == null
                        && !Outage.isCauseOf(failure)
                        && ++failures >= workshop.settings().attempts()) {
                    fatal = failure;
                    continue;
                }
                log.warn("{}: failed, to be tried again: {}", this, failure.toString());
            }
            if (workshop.stop().await(backOff.next())) {
                return false;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return partition() + "@" + offset() + " of user " + record.key();
    }
}
