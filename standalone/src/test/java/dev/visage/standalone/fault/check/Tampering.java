package dev.visage.standalone.fault.check;

import dev.visage.contracts.event.Topic;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.Entry.Picture.Form;
import dev.visage.standalone.fault.history.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Ways to falsify one entry of a history that was recorded, each of which breaks an invariant at least. */
public enum Tampering {
    /** An upload has no row. */
    FORGETS_A_ROW(Invariant.LOST) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            return replaced(entries, Entry.UploadRow.class, row -> isAnswered(entries, row), row -> null);
        }
    },
    /** An outcome was not told. */
    FORGETS_AN_OUTCOME(Invariant.COMMITS_WITHOUT_EVENT) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            Entry.Event any = first(entries, Topic.UPLOAD_OUTCOMES);
            return entries.stream()
                    .filter(entry ->
                            !(entry instanceof Entry.Event event && event.id().equals(any.id())))
                    .toList();
        }
    },
    /** An outcome was told by two events. */
    TELLS_AN_OUTCOME_AGAIN(Invariant.DECIDED_TWICE) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            return with(entries, renamed(first(entries, Topic.UPLOAD_OUTCOMES)));
        }
    },
    /** A version was told by two events. */
    TELLS_A_VERSION_AGAIN(Invariant.VERSIONS_TOLD_TWICE) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            return with(entries, renamed(first(entries, Topic.PROFILE_CHANGES)));
        }
    },
    /** A record came again with other data. */
    FALSIFIES_A_RECORD(Invariant.ONE_ID_ONE_CONTENT) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            Entry.Event event = first(entries, Topic.NOTIFICATIONS);
            ObjectNode other = ((ObjectNode) event.data()).deepCopy();
            other.withObject("notification").put("title", "Falsified");
            return with(entries, copy(event, event.timestamp(), event.headers(), other));
        }
    },
    /** The upload that a profile shows was the first of all. */
    ANTEDATES_WHAT_IS_SHOWN(Invariant.OLDER_OVER_NEWER) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            List<String> shown = entries.stream()
                    .filter(Entry.PictureRow.class::isInstance)
                    .map(entry -> ((Entry.PictureRow) entry).uploadId().toString())
                    .toList();
            return entries.stream()
                    .map(entry -> entry instanceof Entry.Event event
                                    && event.topic().equals(Topic.IMAGE_UPLOADED.topicName())
                                    && event.data() != null
                                    && shown.contains(
                                            event.data().path("uploadId").asString(""))
                            ? copy(event, Instant.EPOCH, event.headers(), (ObjectNode) event.data())
                            : entry)
                    .toList();
        }
    },
    /** An object is gone. */
    LOSES_AN_OBJECT(Invariant.DANGLING_POINTERS) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            return replaced(
                    entries,
                    Entry.StoredObject.class,
                    object -> object.key().value().startsWith("images/"),
                    object -> null);
        }
    },
    /** An object is left. */
    LEAVES_AN_OBJECT(Invariant.ORPHANS) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            return with(entries, new Entry.StoredObject(new ObjectKey("images/0/48.jpg")));
        }
    },
    /** A rendition has another colour. */
    RECOLOURS_A_RENDITION(Invariant.MIXED_RENDITIONS) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            return replaced(
                    entries,
                    Entry.Pixels.class,
                    pixels -> pixels.colour() != null,
                    pixels -> new Entry.Pixels(pixels.imageId(), pixels.key(), 200, inverse(pixels.colour())));
        }
    },
    /** A request was answered with 500. */
    ANSWERS_500(Invariant.ANSWERS) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            return replaced(entries, Entry.Request.class, request -> true, request -> answered(request, 500, "0"));
        }
    },
    /** A second request with one key was answered with another id. */
    ANSWERS_WITH_ANOTHER_ID(Invariant.UPLOADED_TWICE) {
        @Override
        List<Entry> applied(List<Entry> entries) {
            return entries.stream()
                    .filter(Entry.Request.class::isInstance)
                    .map(Entry.Request.class::cast)
                    .filter(request -> request.picture() != null
                            && request.picture().form() == Form.SOUND
                            && request.picture().key() != null
                            && request.isAccepted())
                    .findFirst()
                    .map(request -> with(entries, answered(request, 202, "00000000-0000-7000-8000-000000000000")))
                    .orElse(entries);
        }
    };

    private final Invariant invariant;

    Tampering(Invariant invariant) {
        this.invariant = invariant;
    }

    /** What must be found broken, perhaps beside others. */
    public Invariant invariant() {
        return invariant;
    }

    /** A history with one lie in it. */
    abstract List<Entry> applied(List<Entry> entries);

    private static boolean isAnswered(List<Entry> entries, Entry.UploadRow row) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Entry.Request request
                        && request.isAccepted()
                        && request.told("uploadId").equals(row.uploadId().toString()));
    }

    private static Entry.Event first(List<Entry> entries, Topic topic) {
        return entries.stream()
                .filter(entry ->
                        entry instanceof Entry.Event event && event.topic().equals(topic.topicName()))
                .map(Entry.Event.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The same event under another id, behind all others. */
    private static Entry.Event renamed(Entry.Event event) {
        Map<String, String> headers = new HashMap<>(event.headers());
        headers.put("ce_id", "00000000-0000-7000-8000-000000000000");
        return copy(event, event.timestamp(), headers, (ObjectNode) event.data());
    }

    private static Entry.Event copy(
            Entry.Event event, Instant timestamp, Map<String, String> headers, @Nullable ObjectNode data) {
        return new Entry.Event(event.topic(), event.partition(), event.offset(), timestamp, event.key(), headers, data);
    }

    private static Entry.Request answered(Entry.Request request, int status, String uploadId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("uploadId", uploadId);
        return new Entry.Request(
                request.number(),
                request.instance(),
                request.client(),
                request.userId(),
                request.picture(),
                request.description(),
                request.start(),
                request.end(),
                status,
                null,
                null,
                body);
    }

    private static Colour inverse(Colour colour) {
        return new Colour(colour.rgb() ^ 0x808080);
    }

    private static List<Entry> with(List<Entry> entries, Entry more) {
        List<Entry> all = new ArrayList<>(entries);
        all.add(more);
        return all;
    }

    /** With the first fitting entry replaced, or left out. */
    private static <T extends Entry> List<Entry> replaced(
            List<Entry> entries, Class<T> type, Predicate<T> fits, Function<T, @Nullable Entry> other) {
        List<Entry> all = new ArrayList<>();
        boolean isDone = false;
        for (Entry entry : entries) {
            if (!isDone && type.isInstance(entry) && fits.test(type.cast(entry))) {
                isDone = true;
                Entry replacement = other.apply(type.cast(entry));
                if (replacement != null) {
                    all.add(replacement);
                }
            } else {
                all.add(entry);
            }
        }
        return all;
    }

    /** The tamperings with a history of which the checker does not notice what they break: none, if it is any good. */
    public static List<Tampering> unnoticed(List<Entry> entries) {
        return Arrays.stream(values())
                .filter(tampering -> !Report.on(History.of(tampering.applied(entries)))
                        .broken()
                        .contains(tampering.invariant()))
                .toList();
    }
}
