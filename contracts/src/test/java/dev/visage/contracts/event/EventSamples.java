package dev.visage.contracts.event;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Look;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.profile.SampleAttributes;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.Crop;
import dev.visage.contracts.recipe.Focus;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.contracts.storage.PublicBaseUrl;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event of every type and every variant of it. */
final class EventSamples {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");
    private static final UploadId UPLOAD = UploadId.valueOf("019aa5f0-7b1c-7a3e-8c55-0123456789ab");
    private static final UploadId LATER_UPLOAD = UploadId.valueOf("019aa5f0-7b1d-7000-bfff-ffffffffffff");
    private static final ImportId IMPORT = ImportId.valueOf("019aa5f0-7b1b-7000-8000-000000000000");
    private static final UserId USER = new UserId(UserId.MAX);
    private static final ProfileVersion VERSION = new ProfileVersion(7);
    private static final UploadOrder ORDER = new UploadOrder(Instant.ofEpochMilli(1_795_262_400_123L), 0);
    private static final Crop CROP = new Crop(-5, 0, 300, 200);
    private static final PublicBaseUrl PICTURES = new PublicBaseUrl(URI.create("https://pictures.example.org"));
    private static final Image IMAGE = image(PictureFormat.JPEG);

    private EventSamples() {}

    static Stream<Event<?>> all() {
        return Stream.of(uploaded(), batches(), processed(), outcomes(), changes(), erasures(), notifications())
                .flatMap(List::stream);
    }

    static Event<ImageUploaded> plain() {
        return uploaded(Recipe.avatar());
    }

    private static List<Event<?>> uploaded() {
        Recipe avatar = Recipe.avatar();
        return List.of(
                uploaded(avatar),
                uploaded(avatar.withFull()),
                uploaded(avatar.withWhole()),
                uploaded(avatar.shaped(new Shape.PadSquare(new Colour(0x00ff7f)))),
                uploaded(avatar.shaped(new Shape.PadSquare(Colour.WHITE, CROP))),
                uploaded(avatar.shaped(new Shape.CropSquare(new Focus(0.25, 1), CROP))),
                uploaded(avatar.shaped(new Shape.Keep(CROP))),
                uploaded(avatar.written(new OutputPolicy.AsSubmitted(1))),
                uploaded(avatar.written(new OutputPolicy.WebP(80))),
                uploaded(avatar.written(new OutputPolicy.Jpeg(100, Colour.WHITE))),
                uploaded(Recipe.cover()),
                uploaded(Recipe.cover(), new ObjectKey("people/7.jpg")));
    }

    private static Event<ImageUploaded> uploaded(Recipe recipe) {
        return uploaded(recipe, null);
    }

    private static Event<ImageUploaded> uploaded(Recipe recipe, @Nullable ObjectKey source) {
        return Event.of(
                EventType.IMAGE_UPLOADED,
                USER,
                NOON,
                new ImageUploaded(
                        UPLOAD,
                        USER,
                        PictureKind.AVATAR,
                        "native",
                        1,
                        PictureFormat.WEBP,
                        4000,
                        3000,
                        recipe,
                        NOON,
                        source));
    }

    private static List<Event<?>> batches() {
        return events(EventType.IMPORT_BATCH, IMPORT, List.of(new ImportBatch(IMPORT, 1)));
    }

    private static List<Event<?>> processed() {
        List<ImageProcessed> data = new ArrayList<>();
        for (PictureFormat format : PictureFormat.values()) {
            data.add(new ImageProcessed.Succeeded(UPLOAD, USER, PictureKind.AVATAR, ORDER, image(format)));
            data.add(new ImageProcessed.Succeeded(UPLOAD, USER, PictureKind.AVATAR, ORDER, imageBefore(format)));
        }
        for (Rejection reason : rejections()) {
            data.add(new ImageProcessed.Rejected(UPLOAD, USER, PictureKind.COVER, ORDER, reason));
        }
        data.add(new ImageProcessed.Failed(UPLOAD, USER, PictureKind.COVER, ORDER));
        return events(EventType.IMAGE_PROCESSED, USER, data);
    }

    private static List<Event<?>> outcomes() {
        List<UploadOutcome> data = new ArrayList<>(List.of(
                new UploadOutcome.Applied(UPLOAD, USER, PictureKind.AVATAR, IMAGE, VERSION),
                new UploadOutcome.Superseded(UPLOAD, USER, PictureKind.COVER, LATER_UPLOAD),
                new UploadOutcome.Failed(UPLOAD, USER, PictureKind.AVATAR)));
        for (Rejection reason : rejections()) {
            data.add(new UploadOutcome.Rejected(UPLOAD, USER, PictureKind.AVATAR, reason));
        }
        return events(EventType.UPLOAD_OUTCOME, UPLOAD, data);
    }

    private static List<Event<?>> changes() {
        Map<PictureKind, Image> both = Map.of(PictureKind.AVATAR, IMAGE, PictureKind.COVER, image(PictureFormat.PNG));
        return events(
                EventType.PROFILE_CHANGED,
                USER,
                List.of(
                        change(
                                List.of("avatar"),
                                new ProfileChanged.Cause.Upload(UPLOAD),
                                SampleAttributes.everything(),
                                both),
                        change(
                                List.of("avatar"),
                                new ProfileChanged.Cause.Import(IMPORT, UPLOAD),
                                SampleAttributes.everything(),
                                both),
                        change(
                                List.of("cover"),
                                new ProfileChanged.Cause.Repair(UPLOAD),
                                SampleAttributes.everything(),
                                both),
                        change(
                                List.of("annotations"),
                                new ProfileChanged.Cause.Edit(),
                                SampleAttributes.longAnnotations(),
                                Map.of()),
                        change(
                                List.of("name", "username"),
                                new ProfileChanged.Cause.Edit(),
                                Attributes.named("ada"),
                                Map.of())));
    }

    private static ProfileChanged change(
            List<String> changed, ProfileChanged.Cause cause, Attributes attributes, Map<PictureKind, Image> pictures) {
        Profile profile = new Profile(USER, VERSION, attributes, pictures, NOON, NOON);
        return new ProfileChanged(USER, VERSION, changed, cause, ProfileSnapshot.of(profile, PICTURES));
    }

    private static List<Event<?>> erasures() {
        return events(EventType.PROFILE_ERASED, USER, List.of(new ProfileErased(USER, VERSION)));
    }

    private static List<Event<?>> notifications() {
        List<NotificationCreated> data = new ArrayList<>();
        for (Notification.Topic topic : Notification.Topic.values()) {
            data.add(notification(topic, UPLOAD, null));
            data.add(notification(topic, null, NOON));
        }
        return events(EventType.NOTIFICATION_CREATED, USER, data);
    }

    private static NotificationCreated notification(Notification.Topic topic, UploadId uploadId, Instant readAt) {
        return new NotificationCreated(new Notification(
                new NotificationId(1), USER, topic, "Your picture", "It is on your profile.", uploadId, NOON, readAt));
    }

    private static List<Rejection> rejections() {
        List<Rejection> rejections = new ArrayList<>(List.of(
                new Rejection.Empty(),
                new Rejection.NotAPicture("text/html"),
                new Rejection.NotAPicture(null),
                new Rejection.UnsupportedFormat("image/heic"),
                new Rejection.TooManyBytes(10_000_000, 5_000_000_000L),
                new Rejection.TooManyBytes(10_000_000, null),
                new Rejection.TooManyPixels(50_000_000, 65_535, 65_535),
                new Rejection.TooManyPixels(50_000_000, 500, 400, 60_000_000L),
                new Rejection.SideTooLong(65_500, 70_000, 600),
                new Rejection.TooManyFrames(1_000, 1_200),
                new Rejection.TooManyScans(50, 812),
                new Rejection.TooNarrow(960, 640),
                new Rejection.CropOutside(new Crop(400, -20, 30, 20), 400, 300),
                new Rejection.RenditionsTooLarge(100_000_000, 335_544_320),
                Rejection.Undecodable.tooSlow(Duration.ofMillis(2_500)),
                new Rejection.SourceMissing(),
                new Rejection.UnknownUser(USER)));
        for (Defect defect : Defect.values()) {
            rejections.add(new Rejection.Undecodable(defect));
        }
        return rejections;
    }

    private static Image image(PictureFormat format) {
        Look look = new Look("LGF5]+Yk^6#M@-5c,1J5@[or[Q6.", new Colour(0x3a7f10));
        return imageBefore(format).told(look, EngineName.TURBO);
    }

    /** A picture made before it was told how one looks. */
    private static Image imageBefore(PictureFormat format) {
        ImageId id = new ImageId("0123456789abcdefghijklmnov");
        return Image.of(
                id,
                List.of(
                        new Rendition(
                                "full", 500, 333, 60_000, format, ObjectKey.rendition(id, "full", format.extension())),
                        new Rendition("48", 48, 32, 900, format, ObjectKey.rendition(id, "48", format.extension()))));
    }

    private static <T> List<Event<?>> events(EventType<T> type, Object key, List<T> data) {
        return data.stream()
                .<Event<?>>map(each -> Event.of(type, key, NOON, each))
                .toList();
    }
}
