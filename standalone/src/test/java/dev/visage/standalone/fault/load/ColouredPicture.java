package dev.visage.standalone.fault.load;

import dev.visage.contracts.recipe.Colour;
import dev.visage.standalone.fault.history.Entry.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures that are all of one colour, which every rendition of them shows. */
public final class ColouredPicture {

    private static final int LEVELS = 8;
    private static final int COLOURS = LEVELS * LEVELS * LEVELS;
    /** Coprime to the number of colours: neighbours are far apart. */
    private static final int STRIDE = 171;

    private ColouredPicture() {}

    /** A colour that 512 pictures in a row do not share. */
    static Colour colour(long number) {
        int index = (int) (number * STRIDE % COLOURS);
        return new Colour(
                level(index / LEVELS / LEVELS) << 16 | level(index / LEVELS % LEVELS) << 8 | level(index % LEVELS));
    }

    private static int level(int step) {
        return step * 255 / (LEVELS - 1);
    }

    /** The bytes of a picture: PNG if it is to be cut off, else JPEG; of one that is none, other bytes. */
    static byte[] bytes(Picture picture) {
        return switch (picture.form()) {
            case SOUND -> encode(picture, "jpg");
            case TRUNCATED -> {
                byte[] whole = encode(picture, "png");
                yield Arrays.copyOf(whole, whole.length * 6 / 10);
            }
            case NONE -> new byte[] {'n', 'o', 'n', 'e'};
        };
    }

    private static byte[] encode(Picture picture, String format) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(picture.colour().rgb()));
        graphics.fillRect(0, 0, picture.width(), picture.height());
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The colour in the middle of a picture. */
    public static Colour middle(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return new Colour(image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xffffff);
    }
}
