package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.profile.SampleAttributes;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.contracts.storage.PublicBaseUrl;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ProfileSnapshotTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final PublicBaseUrl BASE = new PublicBaseUrl(URI.create("https://pictures.example.org/faces/"));

    @Test
    void linksToEveryRendition() {
        ImageId id = new ImageId("0123456789abcdefghijklmnov");
        Rendition rendition =
                new Rendition("48", 48, 48, 900, PictureFormat.JPEG, ObjectKey.rendition(id, "48", "jpg"));
        Image image = Image.of(id, List.of(rendition));

        ProfileSnapshot snapshot =
                ProfileSnapshot.of(profile(Attributes.named("ada"), Map.of(PictureKind.AVATAR, image)), BASE);

        assertThat(snapshot.picture(PictureKind.AVATAR).orElseThrow().renditions())
                .containsExactly(new PublishedRendition(
                        "48",
                        48,
                        48,
                        900,
                        PictureFormat.JPEG,
                        rendition.key(),
                        URI.create("https://pictures.example.org/faces/images/0123456789abcdefghijklmnov/48.jpg")));
        assertThat(snapshot.picture(PictureKind.COVER)).isEmpty();
    }

    @Test
    void isTheWholeProfileOtherwise() {
        Profile profile = profile(SampleAttributes.everything(), Map.of());

        assertThat(ProfileSnapshot.of(profile, BASE))
                .isEqualTo(new ProfileSnapshot(
                        profile.userId(), profile.version(), profile.attributes(), null, Map.of(), NOON, NOON));
    }

    @Test
    void leavesOutAnnotationsThatAreLongAndSaysSo() {
        ProfileSnapshot snapshot = ProfileSnapshot.of(profile(SampleAttributes.longAnnotations(), Map.of()), BASE);

        assertThat(snapshot.attributes()).isEqualTo(Attributes.named("ada"));
        assertThat(snapshot.annotationsLeftOut()).isTrue();
    }

    @Test
    void keepsAnnotationsUpToTheLimit() {
        int frame = EventJson.mapper().writeValueAsBytes(annotations(0)).length;
        int most = ProfileSnapshot.MOST_ANNOTATION_BYTES - frame;

        assertThat(snapshotOf(annotations(most)).attributes().annotations()).isEqualTo(annotations(most));
        assertThat(snapshotOf(annotations(most)).annotationsLeftOut()).isNull();
        assertThat(snapshotOf(annotations(most + 1)).annotationsLeftOut()).isTrue();
    }

    private static ProfileSnapshot snapshotOf(List<Annotation> annotations) {
        Attributes attributes =
                Attributes.named("ada").draft().annotations(annotations).attributes();
        return ProfileSnapshot.of(profile(attributes, Map.of()), BASE);
    }

    private static List<Annotation> annotations(int length) {
        return List.of(new Annotation(
                "org.example", JsonNodeFactory.instance.objectNode().put("text", "x".repeat(length))));
    }

    private static Profile profile(Attributes attributes, Map<PictureKind, Image> pictures) {
        return new Profile(new UserId(7), ProfileVersion.FIRST, attributes, pictures, NOON, NOON);
    }
}
