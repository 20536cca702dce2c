package dev.visage.worker.codec.imageio;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.Rejection;
import dev.visage.worker.codec.Deadline;
import dev.visage.worker.codec.UndecodableException;
import dev.visage.worker.codec.gif.GifBlocks;
import dev.visage.worker.codec.gif.GifScreen;
import dev.visage.worker.codec.jpeg.JpegScans;
import dev.visage.worker.codec.jpeg.JpegSegments;
import dev.visage.worker.codec.png.PngChunks;
import dev.visage.worker.codec.png.PngColourKey;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes the first frame of a picture, by ImageIO, or by libwebp. Whatever goes wrong in a reader is the picture's fault.
 * Colour profiles are not applied, but for those of CMYK.
 */
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
        return switch (header.format()) {
            case JPEG -> jpeg(original, header, region, deadline);
            case PNG ->
                PngColourKey.applied(
                        original, region(PictureFormat.PNG, PngChunks.pixelsOnly(original), header, region, deadline));
            case WEBP -> WebpDecoder.decode(original, header, region, deadline);
            case GIF -> {
                GifBlocks.requireWhole(original);
                yield read(PictureFormat.GIF, original, reader -> GifScreen.firstFrame(reader, header))
                        .getSubimage(region.x, region.y, region.width, region.height);
            }
        };
    }

    private static BufferedImage jpeg(byte[] original, PictureHeader header, Rectangle region, Deadline deadline)
            throws UndecodableException {
        JpegScans.requireDecodable(original, header.pixels());
        try {
            return region(PictureFormat.JPEG, JpegSegments.pixelsOnly(original), header, region, deadline);
        } catch (UndecodableException undecodable) {
            boolean corrupt = undecodable.rejection().equals(new Rejection.Undecodable(Defect.CORRUPT));
            throw corrupt && JpegSegments.isRare(original)
                    ? new UndecodableException(Defect.UNSUPPORTED, undecodable)
                    : undecodable;
        }
    }

    private static BufferedImage region(
            PictureFormat format, byte[] picture, PictureHeader header, Rectangle region, Deadline deadline)
            throws UndecodableException {
        return region(format, picture, new Dimension(header.width(), header.height()), region, deadline);
    }

    /** @param size what the picture's is to be */
    static BufferedImage region(
            PictureFormat format, byte[] picture, Dimension size, Rectangle region, Deadline deadline)
            throws UndecodableException {
        Reading reading = new Reading(deadline);
        return read(format, picture, reader -> {
            if (reader.getWidth(0) != size.width || reader.getHeight(0) != size.height) {
                throw new UndecodableException(Defect.CORRUPT, null);
            }
            reader.addIIOReadWarningListener(reading);
            reader.addIIOReadProgressListener(reading);
            ImageReadParam settings = reader.getDefaultReadParam();
            settings.setSourceRegion(region);
            BufferedImage image = reader.read(0, settings);
            reading.requireWhole();
            return image;
        });
    }

    /** What is done with a reader that has its input. */
    private interface Use {
        BufferedImage of(ImageReader reader) throws IOException, UndecodableException;
    }

    private static BufferedImage read(PictureFormat format, byte[] picture, Use use) throws UndecodableException {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            ImageReader reader = Readers.of(format);
            try {
                reader.setInput(in, true, true);
                return use.of(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new UndecodableException(endsEarly(unreadable) ? Defect.TRUNCATED : Defect.CORRUPT, unreadable);
        }
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
