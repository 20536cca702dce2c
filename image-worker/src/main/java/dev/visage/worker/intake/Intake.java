package dev.visage.worker.intake;

import dev.visage.contracts.event.Topic;
import dev.visage.objects.ObjectStore;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps a consumer at work on one topic as long as the service runs, with a new one should one break. */
public final class Intake implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final Topic topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final RecordHandler handler;
    private final DeadLetters deadLetters;
    private final ObjectStore objects;
    private final IntakeSettings settings;
    private StopSignal stop = new StopSignal();
    private @Nullable Thread thread;
    private volatile Condition condition = Condition.WITHOUT_CONSUMER;

    /**
     * @param consumers makes a consumer of the settings that {@link IntakeConfiguration} gives
     * @param publisher where dead letters go
     * @param objects what the handler may find away
     */
    Intake(
            Topic topic,
            Supplier<Consumer<String, byte[]>> consumers,
            RecordHandler handler,
            RecordPublisher publisher,
            ObjectStore objects,
            IntakeSettings settings) {
        this.topic = topic;
        this.consumers = consumers;
        this.handler = handler;
        this.deadLetters = new DeadLetters(publisher);
        this.objects = objects;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        StopSignal signal = new StopSignal();
        stop = signal;
        thread = new Thread(() -> consume(signal), "intake");
        thread.start();
    }

    /** Returns when everything held is finished or the grace is over. */
    @Override
    public synchronized void stop() {
        stop.give();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Whether a consumer is at work, with or without partitions, and if not, why. */
    Condition condition() {
        return condition;
    }

    private void consume(StopSignal signal) {
        try {
            BackOff backOff = new BackOff(settings);
            while (!signal.isGiven()) {
                long began = System.nanoTime();
                try {
                    consumeUntilStoppedOrBroken(signal);
                } catch (FencedInstanceIdException fenced) {
                    condition = Condition.FENCED;
                    log.error(
                            "Another worker has this one's group.instance.id and took its place. This one stays idle until"
                                    + " it is started again: give each a name of its own",
                            fenced);
                    return;
                } catch (RuntimeException | Error broken) {
                    log.error("The consumer of {} broke; a new one follows", topic.topicName(), broken);
                }
                if (System.nanoTime() - began > settings.longestBackOff().toNanos()) {
                    backOff = new BackOff(settings);
                }
                signal.await(backOff.next());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void consumeUntilStoppedOrBroken(StopSignal signal) throws InterruptedException {
        ConsumerLoop loop =
                new ConsumerLoop(consumers.get(), new Job.Workshop(handler, deadLetters, objects, settings, signal));
        condition = Condition.CONSUMING;
        try {
            loop.run(topic.topicName());
        } finally {
            condition = Condition.WITHOUT_CONSUMER;
        }
    }

    /** What the intake does. */
    enum Condition {
        CONSUMING("A consumer is at work."),
        /** None could be made, or one broke and the next is about to be made. */
        WITHOUT_CONSUMER("No consumer is at work."),
        /** Two processes have one name in the group. The other may be the successor of this one, so it is not fought. */
        FENCED("Another worker has this one's name in the consumer group.");

        private final String words;

        Condition(String words) {
            this.words = words;
        }

        /** The same for people. */
        String words() {
            return words;
        }
    }
}
