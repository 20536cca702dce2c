package dev.visage.worker.picture;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes the first frame of a picture, by ImageIO. Whatever goes wrong in a reader is the picture's fault. */
final class Decoder {

    private final Duration timeLimit;

    Decoder(Duration timeLimit) {
        this.timeLimit = timeLimit;
    }

    /**
     * The pixels of a region.
     *
     * @param header what {@link dev.visage.contracts.picture.PictureInspector} found in the original
     * @param region in stored pixels
     */
    BufferedImage decode(byte[] original, PictureHeader header, Rectangle region) throws UndecodableException {
        byte[] pixels = decodable(original, header);
        ImageReader reader = ImageIO.getImageReadersByFormatName(
                        header.format().name().toLowerCase(Locale.ROOT))
                .next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(pixels))) {
            reader.setInput(in, true, true);
            return header.format() == PictureFormat.GIF
                    ? GifScreen.firstFrame(reader, header).getSubimage(region.x, region.y, region.width, region.height)
                    : read(reader, header, region);
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

    private BufferedImage read(ImageReader reader, PictureHeader header, Rectangle region)
            throws IOException, UndecodableException {
        if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
            throw new UndecodableException(Defect.CORRUPT, null);
        }
        Reading reading = new Reading(timeLimit);
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
