package dev.visage.profiles.webhook;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileErased;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.webhook.WebhookType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/**
 * Something that webhooks may hear of.
 *
 * @param changed the names of what changed, of a change of a profile
 * @param time when it happened
 * @param body the message that tells it
 */
record Occurrence(EventId eventId, WebhookType type, UserId userId, List<String> changed, Instant time, String body) {

    /**
     * What a record tells, its data as they are there; nothing if webhooks hear of no such event.
     *
     * @throws UnreadableEventException if it does not hold what its topic promises
     */
    static Optional<Occurrence> read(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        EventType<?> type = EventRecords.type(record);
        if (type == EventType.PROFILE_ERASED) {
            return Optional.of(erased(EventRecords.read(record, EventType.PROFILE_ERASED)));
        }
        if (type == EventType.PROFILE_CHANGED) {
            return Optional.of(passedOn(WebhookType.PROFILE_CHANGED, record, type));
        }
        return type == EventType.NOTIFICATION_CREATED
                ? Optional.of(passedOn(WebhookType.NOTIFICATION_CREATED, record, type))
                : Optional.empty();
    }

    private static Occurrence passedOn(WebhookType type, ConsumerRecord<String, byte[]> record, EventType<?> told)
            throws UnreadableEventException {
        Event<JsonNode> event = EventRecords.read(record, new EventType<>(told.name(), told.topic(), JsonNode.class));
        List<String> changed = event.data()
                .path("changed")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        return new Occurrence(
                event.id(),
                type,
                UserId.valueOf(event.key()),
                changed,
                event.time(),
                Message.of(type.wireName(), event.time(), record.value()));
    }

    private static Occurrence erased(Event<ProfileErased> event) {
        WebhookType type = WebhookType.PROFILE_ERASED;
        byte[] data = EventJson.mapper().writeValueAsBytes(event.data().asChange());
        return new Occurrence(
                event.id(),
                type,
                event.data().userId(),
                List.of(),
                event.time(),
                Message.of(type.wireName(), event.time(), data));
    }
}
