package dev.visage.worker.picture;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEGs in colour models that no writer offers. */
final class SampleJpegs {

    private static final int SIDE = 64;

    private SampleJpegs() {}

    /** One colour, with these samples in as many components, and nothing that says what they are. */
    static byte[] plain(int... samples) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, SIDE, SIDE, samples.length, null);
        for (int i = 0; i < SIDE * SIDE; i++) {
            raster.setPixel(i % SIDE, i / SIDE, samples);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * The JPEG with an APP14 segment of Adobe's.
     *
     * @param transform 0 for samples as they are, 1 for YCbCr, 2 for YCCK
     */
    static byte[] adobe(byte[] jpeg, int transform) {
        ByteBuffer segment = ByteBuffer.allocate(12).put(ascii("Adobe")).put(new byte[] {0, 100, 0, 0, 0, 0});
        return with(jpeg, 0xee, segment.put((byte) transform).array());
    }

    /** The JPEG with a colour profile in some parts, the last first. */
    static byte[] withProfile(byte[] jpeg, byte[] profile, int parts) {
        byte[] with = jpeg;
        int length = (profile.length + parts - 1) / parts;
        for (int part = 0; part < parts; part++) {
            int size = Math.min(length, profile.length - part * length);
            ByteBuffer segment = ByteBuffer.allocate(14 + size).put(ascii("ICC_PROFILE\0"));
            segment.put((byte) (part + 1)).put((byte) parts).put(profile, part * length, size);
            with = with(with, 0xe2, segment.array());
        }
        return with;
    }

    private static byte[] with(byte[] jpeg, int marker, byte[] data) {
        return ByteBuffer.allocate(jpeg.length + 4 + data.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + data.length))
                .put(data)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
