package dev.visage.worker.intake;

import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.objects.ObjectStore;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One record in work: tried until it is handled, or has become a dead letter of which whom it concerns is told, or is no
 * longer ours to work on. Outages are waited out without counting.
 */
final class Job implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Job.class);

    private final ConsumerRecord<String, byte[]> record;
    private final Workshop workshop;
    private final BiConsumer<Job, Boolean> ended;
    private final Outage outage;
    private volatile boolean abandoned;
    private Step step = Step.HANDLE;
    private int failures;
    private @Nullable Throwable fatal;

    /** What is to be done next. From {@link #KEEP} on there is no other end than the last: each is tried until it succeeds. */
    private enum Step {
        HANDLE,
        KEEP,
        TELL,
        NOTHING
    }

    /**
     * @param ended told once, with whether the record is finished
     */
    Job(ConsumerRecord<String, byte[]> record, Workshop workshop, BiConsumer<Job, Boolean> ended) {
        this.record = record;
        this.workshop = workshop;
        this.ended = ended;
        this.outage = new Outage(workshop.objects(), workshop.settings().patience());
    }

    /** What jobs work with. */
    record Workshop(
            RecordHandler handler,
            DeadLetters deadLetters,
            ObjectStore objects,
            IntakeSettings settings,
            StopSignal stop) {}

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
        while (step != Step.NOTHING) {
            if (abandoned) {
                return false;
            }
            try {
                step = stepTaken();
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (Throwable failure) {
                // errors too: a record whose thread died would hold back its partition for ever
                if (isFatal(failure)) {
                    fatal = failure;
                    step = Step.KEEP;
                } else {
                    log.warn("{}: failed, to be tried again: {}", this, failure.toString());
                    if (workshop.stop().await(backOff.next())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Takes the next step; what comes after it. */
    private Step stepTaken() throws Exception {
        Throwable why = fatal;
        if (why == null) {
            workshop.handler().handle(record);
            return Step.NOTHING;
        }
        if (step == Step.KEEP) {
            workshop.deadLetters().add(record, why);
            if (why instanceof UnreadableEventException unreadable) {
                log.warn("{}: dead letter, {}: {}", this, unreadable.reason().wireName(), unreadable.getMessage());
                return Step.NOTHING;
            }
            log.error("{}: dead letter", this, why);
            return Step.TELL;
        }
        workshop.handler().giveUp(record);
        return Step.NOTHING;
    }

    private boolean isFatal(Throwable failure) {
        return step == Step.HANDLE
                && (failure instanceof UnreadableEventException
                        || (!outage.isCauseOf(failure)
                                && ++failures >= workshop.settings().attempts()));
    }

    @Override
    public String toString() {
        return partition() + "@" + offset() + " of user " + record.key();
    }
}
