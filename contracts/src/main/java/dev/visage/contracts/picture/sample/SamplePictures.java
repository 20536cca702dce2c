package dev.visage.contracts.picture.sample;

import dev.visage.contracts.picture.Orientation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures drawn by code, the same bytes whenever drawn on one JDK. Upright, every opaque one has a patch of
 * {@link #TOP_LEFT}, {@link #TOP_RIGHT}, {@link #BOTTOM_LEFT} and {@link #BOTTOM_RIGHT} in its corners and in those of
 * its centre square.
 */
public final class SamplePictures {

    /** The colours of the patches, as 0xrrggbb. */
    public static final int TOP_LEFT = 0xd02828;

    public static final int TOP_RIGHT = 0x28a028;
    public static final int BOTTOM_LEFT = 0x2838c8;
    public static final int BOTTOM_RIGHT = 0xe8d020;

    /** What the metadata of a {@link #photograph} gives away, and no rendition may. */
    public static final String SECRET = "taken at 48.8584N 2.2945E";

    private static final float QUALITY = 0.88f;

    private SamplePictures() {}

    /**
     * A JPEG (4:2:0) as a camera held at an angle makes it, with {@link #SECRET} in EXIF and in a comment.
     *
     * @param width of the upright picture, in pixels
     * @param height of the upright picture, in pixels
     * @param orientation how it is stored
     */
    public static byte[] photograph(int width, int height, Orientation orientation) {
        BufferedImage stored = stored(Scene.draw(width, height), orientation);
        return Exif.insert(jpeg(stored), orientation, SECRET);
    }

    /** An RGBA PNG: opaque in the middle, fading to transparent corners. */
    public static byte[] transparent(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new RadialGradientPaint(
                width / 2f, height / 2f, Math.min(width, height) / 2f, new float[] {0.3f, 0.95f}, new Color[] {
                    new Color(0xff2f7fd0, true), new Color(0x00d07f2f, true)
                }));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return encoded(picture, "png");
    }

    /** A PNG with a palette, in whose left half a palette entry is transparent (tRNS) and in whose right half red. */
    public static byte[] transparentPalette(int width, int height) {
        byte[] red = {0, (byte) 0xd0};
        byte[] none = {0, 0x20};
        byte[] alpha = {0, (byte) 0xff};
        IndexColorModel palette = new IndexColorModel(8, 2, red, none, none, alpha);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int y = 0; y < height; y++) {
            for (int x = width / 2; x < width; x++) {
                picture.getRaster().setSample(x, y, 0, 1);
            }
        }
        return encoded(picture, "png");
    }

    /** An opaque PNG. */
    public static byte[] png(int width, int height) {
        return encoded(Scene.draw(width, height), "png");
    }

    /** A GIF of one frame. */
    public static byte[] gif(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
        Graphics2D graphics = picture.createGraphics();
        graphics.drawImage(Scene.draw(width, height), 0, 0, null);
        graphics.dispose();
        return encoded(picture, "gif");
    }

    /**
     * An animated GIF that is shown again for ever. Its first frame lasts 0.1 s, every further one 0.01 s longer than the one
     * before.
     */
    public static byte[] animation(int width, int height, int frames) {
        return Film.draw(width, height, frames);
    }

    /** The first part of a picture. */
    public static byte[] truncated(byte[] picture, double keep) {
        return Arrays.copyOf(picture, (int) (picture.length * keep));
    }

    /** A PNG whose header, with the right checksum, claims these dimensions; there are no pixels behind it. */
    public static byte[] pngClaiming(int width, int height) {
        return HostileFiles.pngClaiming(width, height);
    }

    /** A JPEG whose frame header claims these dimensions, at most 65535; there are no pixels behind it. */
    public static byte[] jpegClaiming(int width, int height) {
        return HostileFiles.jpegClaiming(width, height);
    }

    /** The start of a HEIC file. */
    public static byte[] heic() {
        return HostileFiles.fileType("heic");
    }

    /** The start of an AVIF file. */
    public static byte[] avif() {
        return HostileFiles.fileType("avif");
    }

    /** The upright picture turned into how a camera at that angle stores it. */
    private static BufferedImage stored(BufferedImage upright, Orientation orientation) {
        int width = orientation.swapsSides() ? upright.getHeight() : upright.getWidth();
        int height = orientation.swapsSides() ? upright.getWidth() : upright.getHeight();
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = stored.createGraphics();
        graphics.drawImage(upright, fromUpright(orientation, width, height), null);
        graphics.dispose();
        return stored;
    }

    /** Where a point of the upright picture is stored: x = m00 x + m01 y + m02, y = m10 x + m11 y + m12. */
    private static AffineTransform fromUpright(Orientation orientation, int width, int height) {
        return switch (orientation) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case FLIPPED -> new AffineTransform(1, 0, 0, -1, 0, height);
            case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case TURN_RIGHT -> new AffineTransform(0, -1, 1, 0, 0, height);
            case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, width, height);
            case TURN_LEFT -> new AffineTransform(0, 1, -1, 0, width, 0);
        };
    }

    private static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }
}
