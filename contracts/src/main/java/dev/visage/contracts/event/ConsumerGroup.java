package dev.visage.contracts.event;

/** The consumer groups that work on topics. What a group has not committed is still under way. */
public enum ConsumerGroup {
    /** Of the image-workers, for the uploads of people. */
    IMAGE_WORKER("image-worker", Topic.IMAGE_UPLOADED),
    /** Of the image-workers, for the uploads of imports. */
    IMAGE_WORKER_BULK("image-worker-bulk", Topic.IMAGE_UPLOADED_BULK),
    /** Of the profile-stores, for the uploads of people. */
    PROFILE_STORE("profile-store", Topic.IMAGE_PROCESSED),
    /** Of the profile-stores, for the uploads of imports. */
    PROFILE_STORE_BULK("profile-store-bulk", Topic.IMAGE_PROCESSED_BULK),
    /** Of the profile-stores, for webhooks that hear of changes. */
    WEBHOOKS("visage-webhooks", Topic.PROFILE_CHANGES),
    /** Of the profile-stores, for webhooks that hear of notifications. */
    WEBHOOKS_OF_NOTIFICATIONS("visage-webhooks-notifications", Topic.NOTIFICATIONS);

    private final String groupName;
    private final Topic topic;

    ConsumerGroup(String groupName, Topic topic) {
        this.groupName = groupName;
        this.topic = topic;
    }

    /** The name in Kafka. */
    public String groupName() {
        return groupName;
    }

    /** What it works on. */
    public Topic topic() {
        return topic;
    }
}
