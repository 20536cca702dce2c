package dev.visage.worker.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Look;
import dev.visage.contracts.recipe.Colour;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {

    /** Made by io.trbl:blurhash 1.0.0, of pictures whose greatest deviation is upwards: it forgets the others. */
    @Test
    void writesBlurHashesAsOthersDo() {
        Sketch corners = new Sketch(2, 2, new int[] {0xff0000, 0x00ff00, 0x0000ff, 0xffffff});

        assertThat(BlurHash.of(corners, 4, 4)).isEqualTo("U~Lqe9|ldL|l~h|c_X|cfH|T|c|T~h|c_X|c");
    }

    @Test
    void tellsOfOneColourWhatItIs() {
        Look look = Looks.of(picture(48, 48, BufferedImage.TYPE_INT_RGB, 0x3a7f10));

        assertThat(look.dominantColour()).isEqualTo(new Colour(0x3a7f10));
        assertThat(averageOf(look)).isEqualTo(0x3a7f10);
    }

    @ParameterizedTest
    @CsvSource({"48, 48, 36, U", "1, 1, 6, 0", "480, 153, 28, L", "150, 480, 28, T", "48, 1, 12, 3"})
    void writesMoreComponentsAlongTheLongerSide(int width, int height, int length, char size) {
        String blurHash = Looks.of(picture(width, height, BufferedImage.TYPE_INT_RGB, 0x808080))
                .blurHash();

        assertThat(blurHash).hasSize(length);
        assertThat(blurHash.charAt(0)).isEqualTo(size);
    }

    @Test
    void showsTransparentPlacesOnWhite() {
        Look nothing = Looks.of(new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB));
        Look half = Looks.of(picture(20, 20, BufferedImage.TYPE_INT_ARGB, 0x80000000));

        assertThat(nothing.dominantColour()).isEqualTo(Colour.WHITE);
        assertThat(averageOf(nothing)).isEqualTo(0xffffff);
        assertThat(half.dominantColour()).isEqualTo(new Colour(0x7f7f7f));
    }

    @Test
    void findsTheColourThatMostPixelsHaveAndNotTheAverage() {
        BufferedImage picture = picture(50, 50, BufferedImage.TYPE_INT_RGB, 0x203090);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new Color(0xe0d010));
        graphics.fillRect(0, 0, 50, 15);
        graphics.setPaint(new Color(0x10a050));
        graphics.fillRect(0, 15, 50, 10);
        graphics.dispose();

        assertThat(Looks.of(picture).dominantColour()).isEqualTo(new Colour(0x203090));
    }

    @Test
    void averagesTheShadesOfTheMostCommonColour() {
        BufferedImage picture = picture(32, 32, BufferedImage.TYPE_INT_RGB, 0x404040);
        for (int x = 0; x < 32; x += 2) {
            for (int y = 0; y < 32; y++) {
                picture.setRGB(x, y, 0x444850);
            }
        }

        assertThat(Looks.of(picture).dominantColour()).isEqualTo(new Colour(0x424448));
    }

    @Test
    void tellsTheSameOfALargePictureAsOfASmallOne() {
        assertThat(Looks.of(flag(3_200, 2_000))).isEqualTo(Looks.of(flag(32, 20)));
    }

    /** Red, white and blue, upright. */
    private static BufferedImage flag(int width, int height) {
        BufferedImage picture = picture(width, height, BufferedImage.TYPE_INT_RGB, 0xffffff);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new Color(0xc01020));
        graphics.fillRect(0, 0, width / 8, height);
        graphics.setPaint(new Color(0x1020c0));
        graphics.fillRect(width * 7 / 8, 0, width / 8, height);
        graphics.dispose();
        return picture;
    }

    private static BufferedImage picture(int width, int height, int type, int argb) {
        BufferedImage picture = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, argb);
            }
        }
        return picture;
    }

    /** The average colour, which a BlurHash has in its third to sixth digit. */
    private static int averageOf(Look look) {
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
        return look.blurHash().substring(2, 6).chars().map(digits::indexOf).reduce(0, (sum, digit) -> sum * 83 + digit);
    }
}
