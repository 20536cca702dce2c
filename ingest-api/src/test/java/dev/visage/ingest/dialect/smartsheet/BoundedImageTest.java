package dev.visage.ingest.dialect.smartsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.storage.ObjectKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedImageTest {

    private static final ImageId ID = new ImageId("3fkq0a7gvs1m9h2c5t8e4u6r0j");
    private static final Image LADDER =
            Image.of(ID, List.of(square("1050", 1050), square("400", 400), square("200", 200), square("96", 96)));

    @ParameterizedTest
    @CsvSource({
        ",     ,     1050",
        "1050, 1050, 1050",
        "2000, 3000, 1050",
        "400,  400,  400",
        "400,  ,     400",
        ",     200,  200",
        "900,  96,   96",
        "256,  256,  1050?w=256",
        "256,  ,     1050?w=256",
        ",     256,  1050?h=256",
        "300,  256,  1050?h=256",
        "256,  300,  1050?w=256",
        "1,    1,    1050?w=1",
        "401,  ,     1050?w=401"
    })
    void fitsInsideTheBoxAndIsNeverEnlarged(Integer width, Integer height, String file) {
        assertThat(path(LADDER, width, height)).isEqualTo(file.replaceFirst("^\\d+", "$0.jpg"));
    }

    @Test
    void isTheLargestSquareOfAPictureThatCameByAnotherApi() {
        Image whole = Image.of(ID, List.of(rendition("full", 1600, 900), square("600", 600), square("200", 200)));

        assertThat(path(whole, null, null)).isEqualTo("600.jpg");
        assertThat(path(whole, 200, 200)).isEqualTo("200.jpg");
        assertThat(path(whole, 900, 900)).isEqualTo("600.jpg");
    }

    @Test
    void keepsTheSidesOfAPictureWithoutASquare() {
        Image wide = Image.of(ID, List.of(rendition("full", 1600, 900)));

        assertThat(path(wide, 800, 800)).isEqualTo("full.jpg?w=800");
        assertThat(path(wide, 1600, 90)).isEqualTo("full.jpg?h=90");
    }

    private static String path(Image image, Integer width, Integer height) {
        BoundedImage bounded = BoundedImage.of(image, new ImageUrlRequest("u!1!x", width, height));
        return bounded.rendition().key().toString().substring(("images/" + ID + "/").length()) + bounded.query();
    }

    private static Rendition square(String name, int side) {
        return rendition(name, side, side);
    }

    private static Rendition rendition(String name, int width, int height) {
        return new Rendition(name, width, height, 1, PictureFormat.JPEG, ObjectKey.rendition(ID, name, "jpg"));
    }
}
