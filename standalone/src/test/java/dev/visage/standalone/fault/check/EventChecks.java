package dev.visage.standalone.fault.check;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What is told, beside what was committed. */
final class EventChecks {

    private EventChecks() {}

    static List<String> eventsWithoutCommit(History history) {
        Map<UploadId, UploadOutcome> decided = history.decided();
        Map<UserId, Long> versions = versions(history);
        Set<NotificationId> notifications = notifications(history);
        return Stream.of(
                        history.outcomes().stream()
                                .filter(told -> !told.data()
                                        .equals(decided.get(told.data().uploadId())))
                                .map(told -> told.event() + ": outcome of upload "
                                        + told.data().uploadId()),
                        history.changes().stream()
                                .filter(told -> told.data().version().value()
                                        > versions.getOrDefault(told.data().userId(), 0L))
                                .map(told -> told.event() + ": version "
                                        + told.data().version() + " of user "
                                        + told.data().userId()),
                        history.notifications().stream()
                                .map(told -> told.data().notification().notificationId())
                                .filter(id -> !notifications.contains(id))
                                .map(id -> "notification " + id))
                .flatMap(each -> each)
                .toList();
    }

    static List<String> commitsWithoutEvent(History history) {
        Set<UploadId> outcomes =
                history.outcomes().stream().map(told -> told.data().uploadId()).collect(Collectors.toSet());
        Map<UserId, Set<Long>> told = history.changes().stream()
                .collect(Collectors.groupingBy(
                        change -> change.data().userId(),
                        Collectors.mapping(change -> change.data().version().value(), Collectors.toSet())));
        Set<NotificationId> notifications = history.notifications().stream()
                .map(each -> each.data().notification().notificationId())
                .collect(Collectors.toSet());
        return Stream.of(
                        history.decided().keySet().stream()
                                .filter(uploadId -> !outcomes.contains(uploadId))
                                .map(uploadId -> "outcome of upload " + uploadId),
                        versions(history).entrySet().stream()
                                .flatMap(user -> LongStream.rangeClosed(1, user.getValue())
                                        .filter(version -> !told.getOrDefault(user.getKey(), Set.of())
                                                .contains(version))
                                        .mapToObj(version -> "version " + version + " of user " + user.getKey())),
                        notifications(history).stream()
                                .filter(id -> !notifications.contains(id))
                                .map(id -> "notification " + id),
                        history.all(Entry.OutboxRow.class).stream()
                                .map(row -> "event " + row.id() + " for " + row.topic() + " is still in the outbox"))
                .flatMap(each -> each)
                .toList();
    }

    private static Map<UserId, Long> versions(History history) {
        return history.all(Entry.ProfileRow.class).stream()
                .collect(Collectors.toMap(
                        Entry.ProfileRow::userId, row -> row.version().value()));
    }

    private static Set<NotificationId> notifications(History history) {
        return history.all(Entry.NotificationRow.class).stream()
                .map(Entry.NotificationRow::notificationId)
                .collect(Collectors.toSet());
    }

    static List<String> idsWithTwoContents(History history) {
        List<String> wrong = new ArrayList<>();
        Map<String, Entry.Event> first = new HashMap<>();
        for (Entry.Event event : history.all(Entry.Event.class)) {
            Entry.Event other = first.putIfAbsent(event.topic() + " " + event.id(), event);
            if (other != null
                    && !(Objects.equals(other.key(), event.key()) && Objects.equals(other.data(), event.data()))) {
                wrong.add("event " + event.id() + " at " + other + " and " + event);
            }
        }
        return wrong;
    }

    static List<String> versionsToldTwice(History history) {
        return history.changes().stream()
                .collect(Collectors.groupingBy(
                        told -> "version " + told.data().version() + " of user "
                                + told.data().userId(),
                        Collectors.mapping(told -> told.event().id(), Collectors.toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList();
    }

    static List<String> wrongNotifications(History history) {
        Map<UploadId, Long> rows = history.all(Entry.NotificationRow.class).stream()
                .filter(row -> row.uploadId() != null)
                .collect(Collectors.groupingBy(Entry.NotificationRow::uploadId, Collectors.counting()));
        return history.decided().entrySet().stream()
                .filter(each -> rows.getOrDefault(each.getKey(), 0L) != due(history, each.getValue()))
                .map(each ->
                        rows.getOrDefault(each.getKey(), 0L) + " of upload " + each.getKey() + ": " + each.getValue())
                .toList();
    }

    /** Of imports only new pictures are told. */
    private static long due(History history, UploadOutcome outcome) {
        boolean imported = Optional.ofNullable(history.announced().get(outcome.uploadId()))
                .filter(announced -> announced.upload().client().equals("import"))
                .isPresent();
        boolean told =
                imported ? outcome instanceof UploadOutcome.Applied : !(outcome instanceof UploadOutcome.Superseded);
        return told ? 1 : 0;
    }

    static List<String> deadLetters(History history) {
        return history.deadLetters().stream()
                .map(letter -> letter + ": " + letter.headers())
                .toList();
    }
}
