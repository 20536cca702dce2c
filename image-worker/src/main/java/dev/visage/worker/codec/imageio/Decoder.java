package dev.visage.worker.codec.imageio;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.gif.GifBlocks;
import dev.visage.worker.codec.gif.GifScreen;
import dev.visage.worker.codec.jpeg.JpegScans;
import dev.visage.worker.codec.png.PngChunks;
import dev.visage.worker.codec.webp.WebpChunks;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes the first frame of a picture, by ImageIO. Whatever goes wrong in a reader is the picture's fault. */
public final class Decoder {

    private Decoder() {}

    /**
     * The pixels of a region.
     *
     * @param header what {@link dev.visage.contracts.picture.PictureInspector} found in the original
     * @param region in stored pixels
     * @throws UndecodableException if they cannot be had, or not before the deadline
     */
    public static BufferedImage decode(byte[] original, PictureHeader header, Rectangle region, Deadline deadline)
            throws UndecodableException {
        byte[] pixels = decodable(original, header);
        ImageReader reader = ImageIO.getImageReadersByFormatName(
                        header.format().name().toLowerCase(Locale.ROOT))
                .next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(pixels))) {
            reader.setInput(in, true, true);
            return header.format() == PictureFormat.GIF
                    ? GifScreen.firstFrame(reader, header).getSubimage(region.x, region.y, region.width, region.height)
                    : read(reader, header, region, deadline);
        } catch (IOException | RuntimeException unreadable) {
            throw new UndecodableException(endsEarly(unreadable) ? Defect.TRUNCATED : Defect.CORRUPT, unreadable);
        } finally {
            reader.dispose();
        }
    }

    /** Refuses what ends early or asks for too much, as far as that can be told without decoding. */
    private static byte[] decodable(byte[] original, PictureHeader header) throws UndecodableException {
        switch (header.format()) {
            case JPEG -> JpegScans.requireDecodable(original, header.pixels());
            case PNG -> {
                return PngChunks.pixelsOnly(original);
            }
            case WEBP -> WebpChunks.requireDecodable(original, header);
            case GIF -> GifBlocks.requireWhole(original);
        }
        return original;
    }

    private static BufferedImage read(ImageReader reader, PictureHeader header, Rectangle region, Deadline deadline)
            throws IOException, UndecodableException {
        if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
            throw new UndecodableException(Defect.CORRUPT, null);
        }
        Reading reading = new Reading(deadline);
        reader.addIIOReadWarningListener(reading);
        reader.addIIOReadProgressListener(reading);
        ImageReadParam settings = reader.getDefaultReadParam();
        settings.setSourceRegion(region);
        BufferedImage image = reader.read(0, settings);
        reading.requireWhole();
        return image;
    }

    private static boolean endsEarly(Throwable unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }
}
