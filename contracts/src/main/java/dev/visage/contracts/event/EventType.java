package dev.visage.contracts.event;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of event: its name, its topic and the class of its data.
 *
 * @param name the CloudEvents {@code type}; its last part is the version of the data's schema
 * @param topic where events of the type are published
 * @param dataClass what their data is
 * @param <T> the same
 */
public record EventType<T>(String name, Topic topic, Class<T> dataClass) {

    private static final Pattern VERSIONED = Pattern.compile("(.+)\\.v([0-9]{1,6})");

    public static final EventType<ImageUploaded> IMAGE_UPLOADED =
            new EventType<>("dev.visage.image.uploaded.v1", Topic.IMAGE_UPLOADED, ImageUploaded.class);
    public static final EventType<ImportBatch> IMPORT_BATCH =
            new EventType<>("dev.visage.import.batch.v1", Topic.IMPORT_BATCHES, ImportBatch.class);
    public static final EventType<ImageProcessed> IMAGE_PROCESSED =
            new EventType<>("dev.visage.image.processed.v1", Topic.IMAGE_PROCESSED, ImageProcessed.class);
    public static final EventType<UploadOutcome> UPLOAD_OUTCOME =
            new EventType<>("dev.visage.upload.outcome.v1", Topic.UPLOAD_OUTCOMES, UploadOutcome.class);
    public static final EventType<ProfileChanged> PROFILE_CHANGED =
            new EventType<>("dev.visage.profile.changed.v1", Topic.PROFILE_CHANGES, ProfileChanged.class);
    public static final EventType<ProfileErased> PROFILE_ERASED =
            new EventType<>("dev.visage.profile.erased.v1", Topic.PROFILE_CHANGES, ProfileErased.class);
    public static final EventType<NotificationCreated> NOTIFICATION_CREATED =
            new EventType<>("dev.visage.notification.created.v1", Topic.NOTIFICATIONS, NotificationCreated.class);

    /** All types. */
    public static final List<EventType<?>> ALL = List.of(
            IMAGE_UPLOADED,
            IMPORT_BATCH,
            IMAGE_PROCESSED,
            UPLOAD_OUTCOME,
            PROFILE_CHANGED,
            PROFILE_ERASED,
            NOTIFICATION_CREATED);

    /** The same type on another topic, such as that of imports. */
    public EventType<T> on(Topic other) {
        return new EventType<>(name, other, dataClass);
    }

    /** The JSON Schema of the data, as a resource on the class path. */
    public String schemaResource() {
        return "/dev/visage/contracts/event/" + name + ".schema.json";
    }

    /**
     * The type with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventType<?> named(String name) {
        return ALL.stream()
                .filter(type -> type.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no event type " + name + "."));
    }

    /** Whether a name is that of a later version of this type. */
    boolean isEarlierThan(String other) {
        Matcher own = VERSIONED.matcher(name);
        Matcher others = VERSIONED.matcher(other);
        return own.matches()
                && others.matches()
                && own.group(1).equals(others.group(1))
                && Integer.parseInt(own.group(2)) < Integer.parseInt(others.group(2));
    }

    @Override
    public String toString() {
        return name;
    }
}
