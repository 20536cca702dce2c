package dev.visage.profiles.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Look;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.contracts.storage.PublicBaseUrl;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeEventsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    /** Kafka's own, of producers; that of topics is a little more. */
    private static final int LONGEST_RECORD = 1_048_576;

    /** As many as a recipe can have, and the full size. */
    private static final int MOST_RENDITIONS = 21;

    @Test
    void tellsTheProfileAtTheTimeOfItsChange() {
        ChangeEvents changes = new ChangeEvents(new ImageSettings(URI.create("http://pictures.test")));
        StoredProfile profile = StoredProfile.first(new UserId(7), Attributes.named("ada"), NOON.minusSeconds(60))
                .showing(PictureKind.AVATAR, picture(), NOON);

        Event<ProfileChanged> event = changes.of(profile, List.of("avatar"), new ProfileChanged.Cause.Edit());

        assertThat(event.key()).isEqualTo("7");
        assertThat(event.time()).isEqualTo(NOON);
        assertThat(event.data().version()).isEqualTo(new ProfileVersion(2));
        assertThat(event.data().profile().picture(PictureKind.AVATAR))
                .hasValueSatisfying(
                        image -> assertThat(image.renditions().get(0).url())
                                .hasToString("http://pictures.test/images/0123456789abcdefghijklmnov/1000.jpg"));
    }

    @Test
    void whateverCanBeKeptOfAProfileFitsIntoARecord() {
        ChangeEvents changes = new ChangeEvents(
                new ImageSettings(URI.create("http://" + "a".repeat(PublicBaseUrl.LONGEST - "http://".length()))));
        Attributes most = most();
        assertThat(AttributeRules.refusal(most)).isEmpty();
        StoredProfile profile = StoredProfile.first(new UserId(UserId.MAX), most, NOON)
                .showing(PictureKind.AVATAR, picture(), NOON)
                .showing(PictureKind.COVER, picture(), NOON);

        Event<ProfileChanged> event = changes.of(
                profile,
                AttributeRules.present(most),
                new ProfileChanged.Cause.Import(ImportId.next(), UploadId.next()));

        assertThat(EventRecords.data(event).length).isBetween(64_000, LONGEST_RECORD / 2);
    }

    private static Attributes most() {
        Attributes named = Attributes.named("a".repeat(200));
        int rest = 64 * 1024 - 300;
        return named.draft().description("x".repeat(rest), List.of()).attributes();
    }

    private static Picture picture() {
        ImageId id = new ImageId("0123456789abcdefghijklmnov");
        List<Rendition> renditions = IntStream.range(0, MOST_RENDITIONS)
                .map(index -> 1000 - index)
                .mapToObj(Integer::toString)
                .map(name -> new Rendition(
                        name,
                        Integer.MAX_VALUE,
                        Integer.MAX_VALUE,
                        Long.MAX_VALUE,
                        PictureFormat.JPEG,
                        ObjectKey.rendition(id, name, "jpg")))
                .toList();
        Image image = Image.of(id, renditions)
                .told(new Look("LGF5]+Yk^6#M@-5c,1J5@[or[Q6.", new Colour(0x3a7f10)), EngineName.PORTABLE);
        return new Picture(image, UploadId.next(), new UploadOrder(NOON, 0));
    }
}
