package dev.visage.profiles.topic;

/** Where records go that can never be worked on. */
public final class DeadLetters {

    private DeadLetters() {}

    /** The topic for the dead letters of a topic. */
    public static String topicName(String topicName) {
        return topicName + ".dlt";
    }
}
