package dev.visage.standalone.fault.check;

import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.ProfileChanged.Cause;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.Entry.Picture;
import dev.visage.standalone.fault.history.Entry.Picture.Form;
import dev.visage.standalone.fault.history.History;
import dev.visage.standalone.fault.history.History.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of uploads. */
final class UploadChecks {

    private UploadChecks() {}

    static List<String> lost(History history) {
        Map<UploadId, UploadOutcome> decided = history.decided();
        Stream<String> uploads = history.pictures().entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(Entry.Request::isAccepted))
                .filter(each -> history.announcedOf(each.getKey()).stream()
                        .noneMatch(upload -> decided.containsKey(upload.upload().uploadId())))
                .map(each -> each.getKey() + ", " + ids(history, each.getKey()) + " has no row");
        Set<String> told = history.changes().stream()
                .map(change -> change.data().profile().attributes().description())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Stream<String> edits = history.all(Entry.Request.class).stream()
                .filter(request -> request.description() != null && request.isAccepted())
                .filter(request -> !told.contains(request.description()))
                .map(request -> "edit " + request.description() + " of user " + request.userId());
        return Stream.concat(uploads, edits).toList();
    }

    static List<String> wronglyEnded(History history) {
        List<String> wrong = new ArrayList<>();
        Map<UploadId, UploadOutcome> decided = history.decided();
        decided.forEach((uploadId, outcome) -> history.pictureOf(uploadId)
                .filter(picture -> isRejection(outcome) == (picture.form() == Form.SOUND) || isFailure(outcome))
                .ifPresent(picture -> wrong.add("upload " + uploadId + " of " + picture + " is " + outcome)));
        history.all(Entry.Request.class).stream()
                .filter(request -> request.isAccepted() && disagrees(request, decided))
                .forEach(request -> wrong.add("answer " + request.number() + " says " + request.body()));
        return wrong;
    }

    private static boolean disagrees(Entry.Request request, Map<UploadId, UploadOutcome> decided) {
        String status = request.told("status");
        if (request.told("uploadId").isEmpty() || status.equals("accepted")) {
            return false;
        }
        UploadOutcome outcome = decided.get(UploadId.valueOf(request.told("uploadId")));
        return outcome != null && !status.equals(outcome.translate(new Statuses()));
    }

    private static boolean isRejection(UploadOutcome outcome) {
        return outcome instanceof UploadOutcome.Rejected;
    }

    private static boolean isFailure(UploadOutcome outcome) {
        return outcome instanceof UploadOutcome.Failed;
    }

    static List<String> appliedTwice(History history) {
        return twice(history.changes().stream()
                .map(Told::data)
                .filter(change -> change.cause() instanceof Cause.Upload)
                .collect(Collectors.groupingBy(
                        change -> ((Cause.Upload) change.cause()).uploadId(),
                        Collectors.mapping(ProfileChanged::version, Collectors.toList()))));
    }

    static List<String> decidedTwice(History history) {
        return twice(history.outcomes().stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.data().uploadId(),
                        Collectors.mapping(outcome -> outcome.event().id(), Collectors.toList()))));
    }

    private static <K> List<String> twice(Map<K, ? extends List<?>> all) {
        return all.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> "upload " + each.getKey() + ": " + each.getValue())
                .toList();
    }

    static List<String> uploadedTwice(History history) {
        return history.pictures().keySet().stream()
                .filter(picture -> picture.key() != null)
                .filter(picture -> ids(history, picture).size() > 1)
                .map(picture -> picture + " is " + ids(history, picture))
                .toList();
    }

    /** All ids under which a picture was announced or that answers told for it. */
    private static Set<String> ids(History history, Picture picture) {
        Set<String> ids = new TreeSet<>();
        history.announcedOf(picture)
                .forEach(upload -> ids.add(upload.upload().uploadId().toString()));
        history.pictures().get(picture).stream()
                .filter(Entry.Request::isAccepted)
                .map(request -> request.told("uploadId"))
                .filter(id -> !id.isEmpty())
                .forEach(ids::add);
        return ids;
    }

    /** The words for outcomes in the native API. */
    private static final class Statuses implements UploadOutcome.Translation<String> {

        @Override
        public String applied(UploadOutcome.Applied outcome) {
            return "applied";
        }

        @Override
        public String superseded(UploadOutcome.Superseded outcome) {
            return "superseded";
        }

        @Override
        public String rejected(UploadOutcome.Rejected outcome) {
            return "rejected";
        }

        @Override
        public String failed(UploadOutcome.Failed outcome) {
            return "failed";
        }
    }
}
