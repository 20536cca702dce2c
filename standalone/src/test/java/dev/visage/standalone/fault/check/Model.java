package dev.visage.standalone.fault.check;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.NotificationCreated;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.ProfileChanged.Cause;
import dev.visage.contracts.event.ProfileSnapshot;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.contracts.storage.PublicBaseUrl;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.Entry.Picture;
import dev.visage.standalone.fault.history.Entry.Picture.Form;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A Visage for one user in memory, whose history is right in every way, unless it is told to break a promise. It shows that
 * each invariant is caught when it is broken, and that what may happen under faults (repeated requests, records that come
 * again) is not taken for a break.
 */
final class Model {

    private static final UserId USER = new UserId(1);
    private static final PublicBaseUrl PICTURES = new PublicBaseUrl(URI.create("http://pictures.test"));

    private final @Nullable Break broken;
    private final List<Entry> entries = new ArrayList<>();
    private final Log log = new Log(entries::add);
    private final Map<PictureKind, Entry.PictureRow> pictures = new EnumMap<>(PictureKind.class);
    private final List<Picture> shown = new ArrayList<>();
    private final List<Entry> rows = new ArrayList<>();
    private final Set<String> objects = new TreeSet<>();
    private long version;
    private long requests;
    private long notifications;

    Model(@Nullable Break broken) {
        this.broken = broken;
    }

    /** What is seen of it. */
    List<Entry> history() {
        edit("made");
        Accepted older = accepted(PictureKind.AVATAR, 1);
        Accepted newer = accepted(PictureKind.AVATAR, 2);
        boolean isSwapped = is(Break.ORDERS_AGAINST_ACCEPTANCE);
        announce(isSwapped ? newer : older);
        announce(isSwapped ? older : newer);
        apply(isSwapped ? older : newer);
        if (is(Break.LETS_AN_OLDER_ONE_WIN)) {
            apply(older);
        } else {
            supersede(isSwapped ? newer : older, isSwapped ? older : newer);
        }
        Accepted imported = accepted(PictureKind.COVER, 0);
        UploadOrder order = new UploadOrder(log.tick(), 1);
        Accepted cover = accepted(PictureKind.COVER, 3);
        announce(cover);
        apply(cover);
        release(imported, order);
        if (is(Break.LETS_AN_IMPORT_WIN)) {
            apply(imported);
        } else {
            supersede(imported, cover);
        }
        reject();
        refuse();
        repeat();
        edit("done");
        atTheEnd();
        return entries;
    }

    private boolean is(Break one) {
        return broken == one;
    }

    private record Accepted(Picture picture, UploadId uploadId) {}

    private static Picture picture(PictureKind kind, int number, Form form) {
        return new Picture("key-" + number, USER, kind, form, new Colour(number * 0x202020), 300 + number, 300);
    }

    private Accepted accepted(PictureKind kind, int number) {
        Accepted accepted = new Accepted(picture(kind, number, Form.SOUND), UploadId.next());
        answer(accepted.picture(), 202, null, accepted.uploadId());
        return accepted;
    }

    private void answer(Picture picture, @Nullable Integer status, @Nullable String retryAfter, @Nullable UploadId id) {
        answer(picture, status, retryAfter, id == null ? Map.of() : Map.of("uploadId", id, "status", "accepted"));
    }

    private void answer(
            @Nullable Picture picture, @Nullable Integer status, @Nullable String retryAfter, Map<String, ?> body) {
        entries.add(new Entry.Request(
                ++requests,
                "edge",
                "native",
                USER,
                picture,
                null,
                log.tick(),
                log.tick(),
                status,
                retryAfter,
                status == null ? "broken" : null,
                EventJson.mapper().valueToTree(body)));
    }

    private void announce(Accepted upload) {
        objects.add(ObjectKey.original(upload.uploadId()).value());
        log.append(EventType.IMAGE_UPLOADED, USER, announcement(upload));
    }

    /** An import announces an upload after it was held for a while, in the place that it was given at first. */
    private void release(Accepted upload, UploadOrder order) {
        objects.add(ObjectKey.original(upload.uploadId()).value());
        EventType<ImageUploaded> bulk = EventType.IMAGE_UPLOADED.on(Topic.IMAGE_UPLOADED_BULK);
        log.append(bulk, USER, announcement(upload), order);
    }

    private ImageUploaded announcement(Accepted upload) {
        Picture picture = upload.picture();
        return new ImageUploaded(
                upload.uploadId(),
                USER,
                picture.kind(),
                "native",
                1,
                PictureFormat.JPEG,
                picture.width(),
                picture.height(),
                picture.kind().recipe(),
                log.tick());
    }

    private void edit(String description) {
        entries.add(new Entry.Request(
                ++requests, "edge", "native", USER, null, description, log.tick(), log.tick(), 200, null, null, null));
        if (!(is(Break.LOSES_AN_EDIT) && description.equals("done"))) {
            change(new Cause.Edit(), description);
        }
    }

    private void change(Cause cause, String description) {
        version++;
        Attributes attributes =
                Attributes.named("ada").draft().description(description, null).attributes();
        Instant now = log.tick();
        Profile profile = new Profile(USER, new ProfileVersion(version), attributes, Map.of(), now, now);
        if (is(Break.TELLS_OUT_OF_ORDER) && version == 2) {
            return; // told after the next one
        }
        tell(cause, profile, version);
        if (is(Break.TELLS_OUT_OF_ORDER) && version == 3) {
            tell(new Cause.Edit(), profile, 2);
        }
        if (is(Break.TELLS_A_VERSION_TWICE) && version == 1) {
            tell(cause, profile, version);
        }
    }

    private void tell(Cause cause, Profile profile, long told) {
        log.append(
                EventType.PROFILE_CHANGED,
                USER,
                new ProfileChanged(
                        USER,
                        new ProfileVersion(told),
                        List.of("avatar"),
                        cause,
                        ProfileSnapshot.of(profile, PICTURES)));
    }

    private void apply(Accepted upload) {
        Image image = image(upload);
        Picture picture = upload.picture();
        Entry.PictureRow before =
                pictures.put(picture.kind(), new Entry.PictureRow(USER, picture.kind(), upload.uploadId(), image));
        if (before != null && !is(Break.LEAVES_AN_ORPHAN)) {
            remove(before);
        }
        shown.removeIf(other -> other.kind() == picture.kind());
        shown.add(picture);
        change(new Cause.Upload(upload.uploadId()), "made");
        if (is(Break.APPLIES_TWICE) && picture.kind() == PictureKind.COVER) {
            change(new Cause.Upload(upload.uploadId()), "made");
        }
        decide(new UploadOutcome.Applied(upload.uploadId(), USER, picture.kind(), image, new ProfileVersion(version)));
        notifyOf(upload.uploadId(), Notification.Topic.PICTURE_APPLIED);
    }

    private void remove(Entry.PictureRow row) {
        objects.remove(ObjectKey.original(row.uploadId()).value());
        if (row.image() != null) {
            row.image()
                    .renditions()
                    .forEach(rendition -> objects.remove(rendition.key().value()));
        }
    }

    private Image image(Accepted upload) {
        ImageId imageId = ImageId.next();
        List<Rendition> renditions = new ArrayList<>();
        for (String name : List.of("300", "96")) {
            boolean isForeign = is(Break.NAMES_ANOTHERS_RENDITION)
                    && upload.picture().kind() == PictureKind.COVER
                    && name.equals("96");
            ObjectKey key = ObjectKey.rendition(isForeign ? ImageId.next() : imageId, name, "jpg");
            objects.add(key.value());
            renditions.add(new Rendition(name, 96, 96, 1, PictureFormat.JPEG, key));
        }
        Image image = Image.of(imageId, renditions);
        log.append(
                EventType.IMAGE_PROCESSED,
                USER,
                new ImageProcessed.Succeeded(
                        upload.uploadId(), USER, upload.picture().kind(), new UploadOrder(Instant.EPOCH, 0), image));
        return image;
    }

    private void supersede(Accepted upload, Accepted by) {
        if (!is(Break.LEAVES_AN_ORIGINAL)) {
            objects.remove(ObjectKey.original(upload.uploadId()).value());
        }
        decide(new UploadOutcome.Superseded(
                upload.uploadId(),
                USER,
                upload.picture().kind(),
                is(Break.NAMES_NO_NEWER_ONE) ? upload.uploadId() : by.uploadId()));
    }

    private void reject() {
        Accepted truncated = new Accepted(picture(PictureKind.AVATAR, 4, Form.TRUNCATED), UploadId.next());
        answer(truncated.picture(), 202, null, truncated.uploadId());
        announce(truncated);
        reject(truncated);
    }

    private void reject(Accepted upload) {
        objects.remove(ObjectKey.original(upload.uploadId()).value());
        decide(new UploadOutcome.Rejected(
                upload.uploadId(), USER, upload.picture().kind(), new Rejection.Undecodable(Defect.TRUNCATED)));
        notifyOf(upload.uploadId(), Notification.Topic.PICTURE_REJECTED);
    }

    private void refuse() {
        answer(picture(PictureKind.AVATAR, 5, Form.NONE), 415, null, Map.of());
        if (is(Break.REFUSES_A_SOUND_PICTURE)) {
            answer(picture(PictureKind.AVATAR, 6, Form.SOUND), 415, null, Map.of());
        }
    }

    /** A client has no luck at first: none, later, then an answer; and the upload is announced at each attempt. */
    private void repeat() {
        Picture picture = picture(PictureKind.AVATAR, 7, Form.SOUND);
        Accepted upload = new Accepted(picture, UploadId.next());
        answer(picture, null, null, Map.of());
        announce(upload);
        answer(
                picture,
                is(Break.ANSWERS_500) ? 500 : 503,
                is(Break.DOES_NOT_SAY_WHEN_TO_COME_BACK) ? null : "1",
                Map.of());
        if (is(Break.MAKES_TWO_UPLOADS_OF_ONE_KEY)) {
            apply(upload);
            upload = new Accepted(picture, UploadId.next());
        }
        announce(upload);
        answer(
                picture,
                200,
                null,
                Map.of(
                        "uploadId",
                        upload.uploadId(),
                        "status",
                        is(Break.ANSWERS_WITH_ANOTHER_END) ? "superseded" : "accepted"));
        if (is(Break.REJECTS_A_SOUND_PICTURE)) {
            reject(upload);
        } else if (is(Break.LOSES_AN_UPLOAD)) {
            objects.remove(ObjectKey.original(upload.uploadId()).value());
        } else {
            apply(upload);
        }
    }

    private void decide(UploadOutcome outcome) {
        rows.add(new Entry.UploadRow(outcome.uploadId(), USER, outcome));
        if (is(Break.KEEPS_AN_OUTCOME_TO_ITSELF) && outcome instanceof UploadOutcome.Rejected) {
            return;
        }
        EventId id = EventId.next();
        log.append(EventType.UPLOAD_OUTCOME, id, outcome.uploadId(), outcome);
        // as after the relay's death
        log.append(EventType.UPLOAD_OUTCOME, id, outcome.uploadId(), outcome);
        if (is(Break.DECIDES_TWICE)) {
            log.append(EventType.UPLOAD_OUTCOME, outcome.uploadId(), outcome);
        }
    }

    private void notifyOf(UploadId uploadId, Notification.Topic topic) {
        int times = is(Break.NOTIFIES_NOBODY) ? 0 : is(Break.NOTIFIES_TWICE) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            NotificationId id = new NotificationId(++notifications);
            rows.add(new Entry.NotificationRow(id, USER, topic.name(), uploadId));
            EventId eventId = EventId.next();
            log.append(EventType.NOTIFICATION_CREATED, eventId, USER, told(id, topic, uploadId, "Told"));
            if (is(Break.GIVES_ONE_ID_TWO_CONTENTS)) {
                log.append(EventType.NOTIFICATION_CREATED, eventId, USER, told(id, topic, uploadId, "Told else"));
            }
        }
    }

    private NotificationCreated told(NotificationId id, Notification.Topic topic, UploadId uploadId, String title) {
        return new NotificationCreated(
                new Notification(id, USER, topic, title, "Text.", uploadId, Instant.EPOCH, null));
    }

    private void atTheEnd() {
        UploadOutcome unknown = new UploadOutcome.Failed(UploadId.next(), USER, PictureKind.AVATAR);
        if (is(Break.TELLS_AN_OUTCOME_THAT_IS_NOT)) {
            log.append(EventType.UPLOAD_OUTCOME, unknown.uploadId(), unknown);
        }
        if (is(Break.LEAVES_A_DEAD_LETTER)) {
            log.append(
                    Topic.deadLettersOf(Topic.IMAGE_PROCESSED.topicName()),
                    Event.of(EventType.UPLOAD_OUTCOME, USER, Instant.EPOCH, unknown),
                    EventId.next());
        }
        if (is(Break.LEAVES_THE_OUTBOX_FULL)) {
            rows.add(new Entry.OutboxRow("id", "topic", "key"));
        }
        long committed = version
                + (is(Break.KEEPS_A_VERSION_TO_ITSELF) ? 1 : 0)
                - (is(Break.TELLS_A_VERSION_THAT_IS_NOT) ? 1 : 0);
        rows.add(new Entry.ProfileRow(USER, new ProfileVersion(committed)));
        entries.addAll(rows);
        pictures.values().forEach(this::keep);
        objects.forEach(key -> entries.add(new Entry.StoredObject(new ObjectKey(key))));
    }

    private void keep(Entry.PictureRow row) {
        entries.add(row);
        Colour colour = shown.stream()
                .filter(picture -> picture.kind() == row.kind())
                .findFirst()
                .orElseThrow()
                .colour();
        Image image = row.image();
        if (image == null) {
            return;
        }
        for (Rendition rendition : image.renditions()) {
            boolean isChosen = rendition.name().equals("96") && row.kind() == PictureKind.COVER;
            boolean isGone = isChosen && is(Break.REMOVES_WHAT_IS_NAMED);
            if (isGone) {
                objects.remove(rendition.key().value());
            }
            Colour seen = isChosen && is(Break.SHOWS_ANOTHERS_PIXELS) ? Colour.WHITE : colour;
            entries.add(new Entry.Pixels(image.imageId(), rendition.key(), isGone ? 404 : 200, isGone ? null : seen));
        }
    }
}
