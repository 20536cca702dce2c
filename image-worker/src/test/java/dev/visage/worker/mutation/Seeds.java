package dev.visage.worker.mutation;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.worker.codec.webp.NativeWebp;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The sound pictures that mutants are made of, by name: small, and one for each way that a decoder can go. */
final class Seeds {

    private static final int WIDTH = 70;
    private static final int HEIGHT = 50;

    private Seeds() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("JPEG with EXIF", SamplePictures.photograph(WIDTH, HEIGHT, Orientation.TURN_RIGHT));
        seeds.put("progressive JPEG", written(drawn(BufferedImage.TYPE_INT_RGB), "jpeg", true));
        seeds.put("gray JPEG", written(drawn(BufferedImage.TYPE_BYTE_GRAY), "jpeg", false));
        seeds.put("PNG", SamplePictures.png(WIDTH, HEIGHT));
        seeds.put("transparent PNG", SamplePictures.transparent(WIDTH, HEIGHT));
        seeds.put("interlaced PNG", written(drawn(BufferedImage.TYPE_INT_ARGB), "png", true));
        seeds.put("palette PNG", SamplePictures.transparentPalette(WIDTH, HEIGHT));
        seeds.put("PNG of 16 bits", written(drawn(BufferedImage.TYPE_USHORT_GRAY), "png", false));
        seeds.put("GIF", SamplePictures.gif(WIDTH, HEIGHT));
        seeds.put("animated GIF", SamplePictures.animation(WIDTH, HEIGHT, 3));
        if (NativeWebp.isAvailable()) {
            seeds.put("WebP", NativeWebp.encode(drawn(BufferedImage.TYPE_INT_RGB), 80));
            seeds.put("transparent WebP", NativeWebp.encode(drawn(BufferedImage.TYPE_INT_ARGB), 80));
        }
        return seeds;
    }

    private static BufferedImage drawn(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, WIDTH, HEIGHT, new Color(20, 40, 160, 90)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    /** @param gradually progressive, or interlaced, as the format has it */
    private static byte[] written(BufferedImage image, String format, boolean gradually) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(gradually ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
