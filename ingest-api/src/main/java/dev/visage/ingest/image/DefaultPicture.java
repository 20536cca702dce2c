package dev.visage.ingest.image;

import dev.visage.contracts.picture.PictureKind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * What is shown for users without a picture: a plain figure, or a plain strip.
 *
 * @param path below the public base URL
 * @param width in pixels
 * @param height in pixels
 */
public record DefaultPicture(String path, int width, int height) {

    static final String FOLDER = "images/default/";

    private static final DefaultPicture AVATAR = new DefaultPicture(FOLDER + "avatar.png", 400, 400);
    private static final DefaultPicture COVER = new DefaultPicture(FOLDER + "cover.png", 960, 260);

    /** The picture of a kind. */
    public static DefaultPicture of(PictureKind kind) {
        return kind == PictureKind.AVATAR ? AVATAR : COVER;
    }

    /** Draws the picture, as PNG. */
    byte[] draw() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(0xe3e6ea));
        graphics.fillRect(0, 0, width, height);
        if (width == height) {
            graphics.setColor(new Color(0xaab2bd));
            graphics.fillOval(width * 3 / 10, height / 5, width * 2 / 5, height * 2 / 5);
            graphics.fillOval(width / 8, height * 13 / 20, width * 3 / 4, height * 3 / 5);
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }
}
