package dev.visage.standalone.fault.check;

import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.ProfileChanged.Cause;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.Entry.Picture;
import dev.visage.standalone.fault.history.History;
import dev.visage.standalone.fault.history.History.Announced;
import dev.visage.standalone.fault.history.History.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What comes before what. */
final class OrderChecks {

    private OrderChecks() {}

    static List<String> olderOverNewer(History history) {
        List<String> wrong = new ArrayList<>();
        Map<Object, UploadOrder> shown = new HashMap<>();
        history.changes().stream()
                .map(Told::data)
                .sorted(Comparator.comparingLong(change -> change.version().value()))
                .forEach(change -> cause(change).map(history.announced()::get).ifPresent(upload -> {
                    UploadOrder before = shown.put(place(upload), upload.order());
                    if (before != null && before.isAfter(upload.order())) {
                        wrong.add("upload " + upload.upload().uploadId() + " as version " + change.version()
                                + " of user " + change.userId());
                    }
                }));
        Map<UploadId, UploadOutcome> decided = history.decided();
        Map<Object, Optional<Announced>> newest = history.announced().values().stream()
                .filter(upload -> isSound(decided.get(upload.upload().uploadId())))
                .collect(Collectors.groupingBy(
                        OrderChecks::place, Collectors.maxBy(Comparator.comparing(Announced::order))));
        newest.values()
                .forEach(each -> each.map(upload -> upload.upload().uploadId())
                        .filter(uploadId -> !(decided.get(uploadId) instanceof UploadOutcome.Applied))
                        .ifPresent(uploadId -> wrong.add("upload " + uploadId + " is the newest and not shown")));
        return wrong;
    }

    private static boolean isSound(UploadOutcome outcome) {
        return outcome instanceof UploadOutcome.Applied || outcome instanceof UploadOutcome.Superseded;
    }

    private static Optional<UploadId> cause(ProfileChanged change) {
        return change.cause() instanceof Cause.Upload upload ? Optional.of(upload.uploadId()) : Optional.empty();
    }

    private static Object place(Announced upload) {
        return List.of(upload.upload().userId(), upload.upload().kind());
    }

    static List<String> wronglySuperseded(History history) {
        return history.decided().values().stream()
                .filter(UploadOutcome.Superseded.class::isInstance)
                .map(UploadOutcome.Superseded.class::cast)
                .filter(superseded -> !isNewer(
                        history.announced().get(superseded.by()),
                        history.announced().get(superseded.uploadId())))
                .map(superseded -> "upload " + superseded.uploadId() + " by " + superseded.by())
                .toList();
    }

    private static boolean isNewer(Announced upload, Announced than) {
        return upload != null
                && than != null
                && place(upload).equals(place(than))
                && upload.order().isAfter(than.order());
    }

    static List<String> orderedAgainstAcceptance(History history) {
        Map<Object, List<Span>> spans = history.pictures().entrySet().stream()
                .flatMap(each -> Span.of(history, each.getKey(), each.getValue()).stream())
                .collect(Collectors.groupingBy(span -> place(span.upload())));
        List<String> wrong = new ArrayList<>();
        for (List<Span> uploads : spans.values()) {
            for (Span earlier : uploads) {
                uploads.stream()
                        .filter(later -> earlier.accepted().isBefore(later.sent())
                                && earlier.upload()
                                        .order()
                                        .isAfter(later.upload().order()))
                        .forEach(later ->
                                wrong.add("upload " + earlier.upload().upload().uploadId() + " was accepted at "
                                        + earlier.accepted() + ", and is ordered after "
                                        + later.upload().upload().uploadId() + ", sent at " + later.sent()));
            }
        }
        return wrong;
    }

    /** When an upload was first sent, and first known to be accepted. */
    private record Span(Announced upload, Instant sent, Instant accepted) {

        static Optional<Span> of(History history, Picture picture, List<Entry.Request> requests) {
            Optional<Instant> sent = requests.stream().map(Entry.Request::start).min(Comparator.naturalOrder());
            Optional<Instant> accepted = requests.stream()
                    .filter(Entry.Request::isAccepted)
                    .map(Entry.Request::end)
                    .min(Comparator.naturalOrder());
            return history.announcedOf(picture).stream()
                    .min(Comparator.comparing(Announced::order))
                    .flatMap(upload -> sent.flatMap(from -> accepted.map(until -> new Span(upload, from, until))));
        }
    }

    static List<String> eventsOutOfOrder(History history) {
        List<String> wrong = new ArrayList<>();
        wrong.addAll(falling(
                history.changes(),
                change -> change.userId(),
                change -> change.version().value()));
        wrong.addAll(falling(
                history.notifications(),
                told -> told.notification().userId(),
                told -> told.notification().notificationId().value()));
        return wrong;
    }

    /** Events of one key with a lower number than one before them on the topic. */
    private static <T> List<String> falling(List<Told<T>> events, Function<T, Object> key, ToLongFunction<T> number) {
        List<String> wrong = new ArrayList<>();
        Map<Object, Long> last = new HashMap<>();
        for (Told<T> event : events) {
            long now = number.applyAsLong(event.data());
            Long before = last.put(key.apply(event.data()), now);
            if (before != null && before > now) {
                wrong.add(event.event() + ": " + now + " after " + before + " of user " + key.apply(event.data()));
            }
        }
        return wrong;
    }
}
