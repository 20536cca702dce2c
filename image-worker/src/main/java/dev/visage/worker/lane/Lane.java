package dev.visage.worker.lane;

import dev.visage.contracts.event.ConsumerGroup;
import java.util.Arrays;
import java.util.Locale;

/** How uploads come, which says how soon they have to be done. */
public enum Lane {
    /** From people, who wait for them. */
    INTERACTIVE(ConsumerGroup.IMAGE_WORKER),
    /** From imports, which take what people leave. */
    BULK(ConsumerGroup.IMAGE_WORKER_BULK);

    private final ConsumerGroup group;

    Lane(ConsumerGroup group) {
        this.group = group;
    }

    /**
     * The lane that a topic is.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Lane of(String topicName) {
        return Arrays.stream(values())
                .filter(lane -> lane.group.topic().topicName().equals(topicName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No lane is " + topicName + "."));
    }

    /** Who works on it, and on which topic. */
    public ConsumerGroup group() {
        return group;
    }

    /** Its name for people, in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
