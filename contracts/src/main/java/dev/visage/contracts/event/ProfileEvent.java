package dev.visage.contracts.event;

import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a record of {@link Topic#PROFILE_CHANGES} tells. A subscriber keeps the version that it has of each user, and takes
 * what is newer:
 *
 * <pre>{@code
 * for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
 *     ProfileEvent event = ProfileEvent.read(record);
 *     if (!event.isNewerThan(versions.get(event.userId()))) {
 *         continue; // told before
 *     }
 *     versions.put(event.userId(), event.version());
 *     if (event instanceof ProfileEvent.Changed changed) {
 *         people.put(changed.userId(), changed.data().profile());
 *     } else {
 *         people.remove(event.userId());
 *     }
 * }
 * }</pre>
 *
 * The consumer has the deserializers {@code StringDeserializer} and {@code ByteArrayDeserializer}, {@code
 * isolation.level=read_committed}, and {@code auto.offset.reset=earliest} to begin with every profile.
 */
public sealed interface ProfileEvent {

    /** The event: the same on every redelivery, in server-sent events and in webhooks. */
    EventId id();

    /** When it happened. */
    Instant time();

    /** Whose profile. */
    UserId userId();

    /** The version that the profile has come to, strictly rising per user. */
    ProfileVersion version();

    /** Whether it tells something to a subscriber who knows the user at this version; null who does not know the user. */
    default boolean isNewerThan(@Nullable ProfileVersion known) {
        return known == null || version().value() > known.value();
    }

    /**
     * A profile is no longer what it was.
     *
     * @param data what it is now
     */
    record Changed(EventId id, Instant time, ProfileChanged data) implements ProfileEvent {
        @Override
        public UserId userId() {
            return data.userId();
        }

        @Override
        public ProfileVersion version() {
            return data.version();
        }
    }

    /** A user was erased: nothing of the profile is to be kept but its version. */
    record Erased(EventId id, Instant time, UserId userId, ProfileVersion version) implements ProfileEvent {}

    /**
     * Reads a record.
     *
     * @throws UnreadableEventException if it holds no event of these kinds; a subscriber that meets a type which it does not
     *     know ({@link DeadLetter.Reason#UNKNOWN_TYPE}) may go on, and one that meets a later version of a type ({@link
     *     DeadLetter.Reason#NEWER_VERSION}) needs to be brought up to date
     */
    static ProfileEvent read(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        if (EventRecords.type(record).equals(EventType.PROFILE_ERASED)) {
            Event<ProfileErased> event = EventRecords.read(record, EventType.PROFILE_ERASED);
            return new Erased(
                    event.id(),
                    event.time(),
                    event.data().userId(),
                    event.data().version());
        }
        Event<ProfileChanged> event = EventRecords.read(record, EventType.PROFILE_CHANGED);
        return new Changed(event.id(), event.time(), event.data());
    }
}
