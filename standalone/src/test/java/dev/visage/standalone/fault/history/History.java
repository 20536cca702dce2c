package dev.visage.standalone.fault.history;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.NotificationCreated;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole history, by what its entries are. */
public final class History {

    private static final Set<String> DEAD_LETTERS = Topic.consumed().stream()
            .map(topic -> Topic.deadLettersOf(topic.topicName()))
            .collect(Collectors.toSet());

    private final List<Entry> entries;
    private final Map<UploadId, Announced> announced;
    private final Map<Entry.Picture, List<Entry.Request>> pictures;

    private History(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.announced = announced(events(EventType.IMAGE_UPLOADED));
        this.pictures = all(Entry.Request.class).stream()
                .filter(request -> request.picture() != null)
                .collect(Collectors.groupingBy(Entry.Request::picture, LinkedHashMap::new, Collectors.toList()));
    }

    /** Of these entries. */
    public static History of(List<Entry> entries) {
        return new History(entries);
    }

    /**
     * An upload that was announced.
     *
     * @param order its place, by its first record
     */
    public record Announced(ImageUploaded upload, UploadOrder order) {

        /** Whether it is of that picture. */
        public boolean isOf(Entry.Picture picture) {
            return upload.userId().equals(picture.userId())
                    && upload.kind() == picture.kind()
                    && upload.width() == picture.width()
                    && upload.height() == picture.height();
        }
    }

    /** A record with its data. */
    public record Told<T>(Entry.Event event, T data) {}

    /** All entries of a class, in their order. */
    public <T extends Entry> List<T> all(Class<T> type) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What was uploaded, each with all requests for it. */
    public Map<Entry.Picture, List<Entry.Request>> pictures() {
        return pictures;
    }

    /** All records of a type that hold data, but for dead letters, in the order of topic, partition and offset. */
    public <T> List<Told<T>> events(EventType<T> type) {
        return all(Entry.Event.class).stream()
                .filter(event -> event.type().equals(type.name()) && event.data() != null)
                .filter(event -> !DEAD_LETTERS.contains(event.topic()))
                .sorted(Comparator.comparing(Entry.Event::topic)
                        .thenComparingInt(Entry.Event::partition)
                        .thenComparingLong(Entry.Event::offset))
                .map(event -> new Told<>(event, EventJson.mapper().treeToValue(event.data(), type.dataClass())))
                .toList();
    }

    /** The same, each id once: where it was first seen. */
    public <T> List<Told<T>> distinct(EventType<T> type) {
        Map<String, Told<T>> first = new LinkedHashMap<>();
        events(type).forEach(told -> first.putIfAbsent(told.event().id(), told));
        return List.copyOf(first.values());
    }

    /** How uploads ended, each event once. */
    public List<Told<UploadOutcome>> outcomes() {
        return distinct(EventType.UPLOAD_OUTCOME);
    }

    /** How profiles changed, each event once. */
    public List<Told<ProfileChanged>> changes() {
        return distinct(EventType.PROFILE_CHANGED);
    }

    /** What users were told, each event once. */
    public List<Told<NotificationCreated>> notifications() {
        return distinct(EventType.NOTIFICATION_CREATED);
    }

    /** All records that nobody could do anything with. */
    public List<Entry.Event> deadLetters() {
        return all(Entry.Event.class).stream()
                .filter(event -> DEAD_LETTERS.contains(event.topic()))
                .toList();
    }

    /** The uploads that were announced. */
    public Map<UploadId, Announced> announced() {
        return announced;
    }

    /** The uploads of a picture that were announced: one, or none if it was never taken. */
    public List<Announced> announcedOf(Entry.Picture picture) {
        return announced.values().stream().filter(each -> each.isOf(picture)).toList();
    }

    /** What was uploaded. */
    public Optional<Entry.Picture> pictureOf(UploadId uploadId) {
        return Optional.ofNullable(announced.get(uploadId))
                .flatMap(upload ->
                        pictures.keySet().stream().filter(upload::isOf).findFirst());
    }

    /** The rows of uploads that have ended. */
    public Map<UploadId, UploadOutcome> decided() {
        return all(Entry.UploadRow.class).stream()
                .collect(Collectors.toMap(Entry.UploadRow::uploadId, Entry.UploadRow::outcome));
    }

    private static Map<UploadId, Announced> announced(List<Told<ImageUploaded>> records) {
        Map<UploadId, Announced> first = new LinkedHashMap<>();
        for (Told<ImageUploaded> record : records) {
            Announced candidate = new Announced(record.data(), record.event().order());
            first.merge(
                    record.data().uploadId(),
                    candidate,
                    (known, other) -> Stream.of(known, other)
                            .min(Comparator.comparing(Announced::order))
                            .orElseThrow());
        }
        return first;
    }
}
