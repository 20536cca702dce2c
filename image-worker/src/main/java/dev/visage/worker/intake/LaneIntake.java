package dev.visage.worker.intake;

import dev.visage.worker.lane.Lane;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a consumer at work on one lane, with a new one should one break. */
final class LaneIntake {

    private static final Logger log = LoggerFactory.getLogger(LaneIntake.class);

    private final Lane lane;
    private final String topicName;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private volatile Condition condition = Condition.WITHOUT_CONSUMER;

    /**
     * @param topicName where the lane's records are
     * @param consumers makes a consumer of the settings that {@link IntakeConfiguration} gives
     */
    LaneIntake(Lane lane, String topicName, Supplier<Consumer<String, byte[]>> consumers) {
        this.lane = lane;
        this.topicName = topicName;
        this.consumers = consumers;
    }

    Lane lane() {
        return lane;
    }

    /** Whether a consumer is at work, with or without partitions, and if not, why. */
    Condition condition() {
        return condition;
    }

    /** Consumes until the stop signal; returns when everything held is finished or the grace is over. */
    void consume(Job.Workshop workshop, LanePool pool) {
        try {
            BackOff backOff = new BackOff(workshop.settings());
            while (!workshop.stop().isGiven()) {
                long began = System.nanoTime();
                try {
                    consumeUntilStoppedOrBroken(workshop, pool);
                } catch (FencedInstanceIdException fenced) {
                    condition = Condition.FENCED;
                    log.error(
                            "Another worker has this one's group.instance.id and took its place on the {} lane. This one stays"
                                    + " idle there until it is started again: give each a name of its own",
                            lane,
                            fenced);
                    return;
                } catch (RuntimeException | Error broken) {
                    log.error("The consumer of {} broke; a new one follows", topicName, broken);
                }
                if (System.nanoTime() - began
                        > workshop.settings().longestBackOff().toNanos()) {
                    backOff = new BackOff(workshop.settings());
                }
                workshop.stop().await(backOff.next());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void consumeUntilStoppedOrBroken(Job.Workshop workshop, LanePool pool) throws InterruptedException {
        ConsumerLoop loop = new ConsumerLoop(consumers.get(), lane, workshop, pool);
        condition = Condition.CONSUMING;
        try {
            loop.run(topicName);
        } finally {
            condition = Condition.WITHOUT_CONSUMER;
        }
    }

    /** What is done on the lane. */
    enum Condition {
        CONSUMING("A consumer is at work"),
        /** None could be made, or one broke and the next is about to be made. */
        WITHOUT_CONSUMER("No consumer is at work"),
        /** Two processes have one name in the group. The other may be the successor of this one, so it is not fought. */
        FENCED("Another worker has this one's name");

        private final String words;

        Condition(String words) {
            this.words = words;
        }

        /** The same for people. */
        String words(Lane lane) {
            return words + " on the " + lane + " lane.";
        }
    }
}
