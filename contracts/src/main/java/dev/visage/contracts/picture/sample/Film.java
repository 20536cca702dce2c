package dev.visage.contracts.picture.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** A GIF with frames: a disc that wanders over the scene. */
final class Film {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final byte[] FOR_EVER = {1, 0, 0};

    private Film() {}

    static byte[] draw(int width, int height, int frames) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                BufferedImage frame = frame(width, height, (i + 0.5) / frames);
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
                metadata.mergeTree(FORMAT, description(i));
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage frame(int width, int height, double progress) {
        BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
        int radius = Math.max(1, Math.min(width, height) / 10);
        Graphics2D graphics = frame.createGraphics();
        graphics.drawImage(Scene.draw(width, height), 0, 0, null);
        graphics.setPaint(Color.WHITE);
        graphics.fillOval((int) (width * progress) - radius, height / 2 - radius, 2 * radius, 2 * radius);
        graphics.dispose();
        return frame;
    }

    /** A tenth of a second and one hundredth more for each frame; with the first, that all begins anew at the end. */
    private static IIOMetadataNode description(int frame) {
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(10 + frame));
        IIOMetadataNode description = new IIOMetadataNode(FORMAT);
        description.appendChild(control);
        if (frame == 0) {
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(FOR_EVER);
            IIOMetadataNode loops = new IIOMetadataNode("ApplicationExtensions");
            loops.appendChild(loop);
            description.appendChild(loops);
        }
        return description;
    }
}
