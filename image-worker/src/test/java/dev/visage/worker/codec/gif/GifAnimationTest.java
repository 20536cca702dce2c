package dev.visage.worker.codec.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.picture.Inspection.Refused;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.PictureLimits;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.gif.GifShow.Moment;
import java.awt.Rectangle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GifAnimationTest {

    private static final Deadline FAR = Deadline.after(Duration.ofMinutes(10));
    private static final byte[] NONE = {};
    private static final byte[] FOUR_COLOURS = {0, 0, 0, (byte) 200, 0, 0, 0, (byte) 200, 0, 0, 0, (byte) 200};

    @Test
    void showsThroughTheWindowWhatTheOriginalShowedThere() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] film = film(random);
            Rectangle window = part(GifShow.screen(film), random);

            assertShows(film, window, "film " + i);
        }
    }

    @Test
    void keepsWhatOtherProgramsCompressed() throws Exception {
        byte[] noise = new byte[120 * 100];
        new Random(3).nextBytes(noise);
        for (byte[] film : List.of(
                SamplePictures.animation(500, 300, 4),
                SamplePictures.gif(700, 500),
                SamplePictures.gif(1, 1),
                new GifFile(120, 100, Arrays.copyOf(noise, 768))
                        .frame(new Rectangle(120, 100), NONE, noise)
                        .end())) {
            Rectangle screen = GifShow.screen(film);
            int side = Math.min(screen.width, screen.height);

            assertShows(film, screen, "whole");
            assertShows(
                    film, new Rectangle((screen.width - side) / 2, (screen.height - side) / 2, side, side), "square");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 65_535})
    void keepsHowOftenTheFramesAreShown(int times) throws Exception {
        byte[] film = new GifFile(2, 2, FOUR_COLOURS)
                .loop(times)
                .frame(new Rectangle(2, 2), NONE, new byte[4])
                .end();

        assertThat(text(cut(film, GifShow.screen(film))))
                .contains("NETSCAPE2.0\3\1" + (char) (times & 0xff) + (char) (times >> 8) + "\0");
    }

    @Test
    void isShownOnceIfTheOriginalWas() throws Exception {
        byte[] film = new GifFile(2, 2, FOUR_COLOURS)
                .frame(new Rectangle(2, 2), NONE, new byte[4])
                .end();

        assertThat(text(cut(film, GifShow.screen(film)))).doesNotContain("NETSCAPE");
    }

    @Test
    void carriesNothingButTheAnimation() throws Exception {
        byte[] film = new GifFile(2, 2, FOUR_COLOURS)
                .comment("a comment")
                .application("XMP DataXMP", "<x:xmpmeta>")
                .loop(0)
                .application("ICCRGBG1012", "a profile")
                .control(1, 5, -1)
                .comment("another one")
                .frame(new Rectangle(2, 2), NONE, new byte[4])
                .comment("the last")
                .end();
        byte[] plain = new GifFile(2, 2, FOUR_COLOURS)
                .loop(0)
                .control(1, 5, -1)
                .frame(new Rectangle(2, 2), NONE, new byte[4])
                .end();

        assertThat(cut(film, GifShow.screen(film))).isEqualTo(cut(plain, GifShow.screen(plain)));
        assertThat(text(cut(film, GifShow.screen(film)))).doesNotContain("comment", "xmp", "profile", "last");
    }

    @Test
    void keepsTheTimeOfFramesOutOfSight() throws Exception {
        Rectangle offScreen = new Rectangle(40, 0, 10, 10);
        for (byte[] palette : List.of(NONE, FOUR_COLOURS)) {
            byte[] film = new GifFile(20, 10, palette)
                    .control(0, 11, -1)
                    .frame(new Rectangle(0, 0, 3, 10), FOUR_COLOURS, filled(30, 2))
                    .control(2, 12, -1)
                    .frame(new Rectangle(20, 10), FOUR_COLOURS, filled(200, 1))
                    .control(3, 13, 0)
                    .frame(new Rectangle(17, 0, 3, 10), FOUR_COLOURS, filled(30, 3))
                    .control(2, 14, -1)
                    .frame(offScreen, FOUR_COLOURS, filled(100, 3))
                    .control(0, 15, -1)
                    .frame(new Rectangle(5, 5, 0, 3), FOUR_COLOURS, new byte[0])
                    .end();

            List<Moment> moments = assertShows(film, new Rectangle(5, 0, 10, 10), "out of sight");

            assertThat(moments).extracting(Moment::delay).containsExactly("11", "12", "13", "14", "15");
            assertThat(moments.get(2).pixels()).containsOnly(0);
        }
    }

    @Test
    void keepsPixelsThatAreNotInThePalette() throws Exception {
        byte[] film = new GifFile(2, 1, FOUR_COLOURS)
                .control(0, 0, 250)
                .frame(new Rectangle(2, 1), NONE, new byte[] {1, (byte) 250})
                .end();

        byte[] cut = cut(film, GifShow.screen(film));

        GifFrame frame = new GifBlocks(cut).next();
        assertThat(new LzwDecoder(cut).decode(frame, new Rectangle(2, 1))).containsExactly(1, 250);
        assertThat(frame.control().transparent()).isEqualTo(250);
    }

    @Test
    void ordersInterlacedRows() throws Exception {
        for (int height = 1; height < 20; height++) {
            byte[] rows = new byte[height];
            for (int y = 0; y < height; y++) {
                rows[y] = (byte) y;
            }
            byte[] film = new GifFile(1, height, FOUR_COLOURS)
                    .frame(new Rectangle(1, height), true, NONE, rows)
                    .end();

            byte[] cut = cut(film, GifShow.screen(film));

            GifFrame frame = new GifBlocks(cut).next();
            assertThat(frame.isInterlaced()).isFalse();
            assertThat(new LzwDecoder(cut).decode(frame, frame.place())).isEqualTo(rows);
        }
    }

    @Test
    void takesTenThousandTinyFrames() throws Exception {
        GifFile film = new GifFile(100, 100, FOUR_COLOURS);
        for (int i = 0; i < 10_000; i++) {
            film.control(1, 2, -1).frame(new Rectangle(i % 100, i / 100, 1, 1), NONE, new byte[] {(byte) (i % 4)});
        }
        byte[] gif = film.end();

        byte[] cut = cut(gif, new Rectangle(25, 25, 50, 50));

        assertThat(new GifAnimation(gif).pixels()).isEqualTo(10_000);
        assertThat(new GifAnimation(cut).pixels()).isEqualTo(10_000);
        assertThat(cut.length).isLessThan(2 * gif.length);
    }

    @Test
    void countsThePixelsOfAllFrames() throws Exception {
        byte[] film = new GifFile(10, 10, FOUR_COLOURS)
                .rawFrame(new Rectangle(10, 10), 0x44, 0x01)
                .rawFrame(new Rectangle(60_000, 60_000, 65_535, 65_535), 0x44, 0x01)
                .rawFrame(new Rectangle(5, 5, 0, 10), 0x44, 0x01)
                .end();

        assertThat(new GifAnimation(film).pixels()).isEqualTo(100 + 65_535L * 65_535 + 1);
        assertThat(new PictureInspector(new PictureLimits(100, 65_500, 3)).inspect(film, true))
                .isEqualTo(new Refused(new Rejection.TooManyPixels(100, 10, 10, 100 + 65_535L * 65_535 + 1)));
    }

    /** Codes of 3 bits: 4 clears, 5 ends. */
    @Test
    void refusesAFrameThatEndsBeforeItsPixelsDo() {
        assertRefused(
                "truncated",
                new GifFile(2, 2, FOUR_COLOURS)
                        .rawFrame(new Rectangle(2, 2), 0x44, 0x01)
                        .end());
        assertRefused(
                "truncated",
                new GifFile(2, 2, FOUR_COLOURS)
                        .frame(new Rectangle(2, 2), NONE, new byte[4])
                        .rawFrame(new Rectangle(2, 2), 0x04)
                        .end());
        assertRefused(
                "truncated",
                new GifFile(2, 2, FOUR_COLOURS)
                        .frame(new Rectangle(2, 2), NONE, new byte[4])
                        .rawFrame(new Rectangle(2, 2))
                        .end());
    }

    @Test
    void refusesCodesThatStandForNothing() {
        assertRefused(
                "corrupt",
                new GifFile(2, 2, FOUR_COLOURS)
                        .frame(new Rectangle(2, 2), NONE, new byte[4])
                        .rawFrame(new Rectangle(2, 2), 4 | 7 << 3)
                        .end());
        assertRefused(
                "corrupt",
                new GifFile(2, 2, FOUR_COLOURS)
                        .rawFrame(new Rectangle(2, 2), 4 | 6 << 3)
                        .end());
    }

    @Test
    void refusesAFileWithoutFrames() {
        assertRefused("corrupt", new GifFile(2, 2, FOUR_COLOURS).loop(0).end());
    }

    @Test
    void refusesWhereverTheFileBreaksOff() {
        byte[] film = SamplePictures.animation(20, 15, 3);
        for (int length = 14; length < film.length; length++) {
            assertRefused("truncated", Arrays.copyOf(film, length));
        }
    }

    @Test
    void givesUpWhenItsTimeIsUp() {
        byte[] film = SamplePictures.animation(20, 15, 3);

        assertThatThrownBy(() -> new GifAnimation(film).cut(GifShow.screen(film), Deadline.after(Duration.ofNanos(1))))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("too-slow");
    }

    private static void assertRefused(String defect, byte[] gif) {
        assertThatThrownBy(() -> cut(gif, new Rectangle(2, 2)))
                .isInstanceOf(UndecodableException.class)
                .hasMessage(defect);
    }

    private static List<Moment> assertShows(byte[] film, Rectangle window, String which) throws Exception {
        byte[] cut = cut(film, window);

        assertThat(GifShow.screen(cut)).as(which).isEqualTo(new Rectangle(window.getSize()));
        List<Moment> moments = GifShow.of(cut);
        assertThat(moments).as(which).isEqualTo(GifShow.of(film, window));
        return moments;
    }

    private static byte[] cut(byte[] gif, Rectangle window) throws UndecodableException {
        return new GifAnimation(gif).cut(window, FAR);
    }

    /**
     * A GIF of a few frames, each anywhere on the screen or a little off it, with or without what a frame can have; but
     * interlaced ones of fewer than five rows the JDK's reader gets wrong.
     */
    private static byte[] film(Random random) {
        int width = 1 + random.nextInt(30);
        int height = 1 + random.nextInt(30);
        GifFile film = new GifFile(width, height, palette(random));
        for (int frames = random.nextInt(6); frames >= 0; frames--) {
            if (random.nextInt(4) > 0) {
                film.control(random.nextInt(4), random.nextInt(300), random.nextInt(3) - 1);
            }
            Rectangle place = new Rectangle(
                    random.nextInt(width + 3),
                    random.nextInt(height + 3),
                    1 + random.nextInt(width),
                    1 + random.nextInt(height));
            byte[] palette = random.nextBoolean() ? NONE : palette(random);
            byte[] pixels = new byte[place.width * place.height];
            random.nextBytes(pixels);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] &= 1;
            }
            film.frame(place, place.height > 4 && random.nextBoolean(), palette, pixels);
        }
        return film.end();
    }

    private static byte[] palette(Random random) {
        byte[] palette = new byte[3 << 1 + random.nextInt(8)];
        random.nextBytes(palette);
        return palette;
    }

    private static Rectangle part(Rectangle whole, Random random) {
        int x = random.nextInt(whole.width);
        int y = random.nextInt(whole.height);
        return new Rectangle(x, y, 1 + random.nextInt(whole.width - x), 1 + random.nextInt(whole.height - y));
    }

    private static byte[] filled(int length, int value) {
        byte[] pixels = new byte[length];
        Arrays.fill(pixels, (byte) value);
        return pixels;
    }

    private static String text(byte[] gif) {
        return new String(gif, StandardCharsets.ISO_8859_1);
    }
}
