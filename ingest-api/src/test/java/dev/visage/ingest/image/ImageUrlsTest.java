package dev.visage.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.storage.ObjectKey;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageUrlsTest {

    private static final ImageId IMAGE = ImageId.next();

    private final ImageUrls urls = new ImageUrls(new ImageSettings(URI.create("https://img.test/a/")));

    @Test
    void anAvatarIsTheLargestSquareThatIsNotTooLarge() {
        assertThat(avatar(square(1050), square(400), square(200))).endsWith("/400.jpg");
        assertThat(avatar(square(320), square(200))).endsWith("/320.jpg");
        assertThat(avatar(rendition("full", 300, 200), square(200), square(96))).endsWith("/200.jpg");
    }

    @Test
    void anAvatarWithoutASquareOfThatSizeIsTheLargestThereIs() {
        assertThat(avatar(rendition("full", 300, 200))).isEqualTo("https://img.test/a/images/" + IMAGE + "/full.jpg");
    }

    @Test
    void whoHasNoAvatarIsShownTheDefaultOne() {
        assertThat(urls.ofAvatar(profile(Map.of()), 400)).isEqualTo("https://img.test/a/images/default/avatar.png");
    }

    private String avatar(Rendition... renditions) {
        return urls.ofAvatar(profile(Map.of(PictureKind.AVATAR, Image.of(IMAGE, Arrays.asList(renditions)))), 400);
    }

    private static Rendition square(int side) {
        return rendition(Integer.toString(side), side, side);
    }

    private static Rendition rendition(String name, int width, int height) {
        ObjectKey key = ObjectKey.rendition(IMAGE, name, PictureFormat.JPEG.extension());
        return new Rendition(name, width, height, 1234, PictureFormat.JPEG, key);
    }

    private static Profile profile(Map<PictureKind, Image> pictures) {
        return new Profile(
                new UserId(1), ProfileVersion.FIRST, Attributes.named("ada"), pictures, Instant.EPOCH, Instant.EPOCH);
    }
}
