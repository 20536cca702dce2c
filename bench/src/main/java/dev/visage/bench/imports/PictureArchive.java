package dev.visage.bench.imports;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes archives of pictures that differ in a comment alone, each of another user. */
public final class PictureArchive {

    /** 200 KB as JPEG. */
    private static final int WIDTH = 1076;

    private static final int HEIGHT = 807;
    private static final int START_OF_IMAGE = 2;
    private static final byte[] COMMENT = {(byte) 0xff, (byte) 0xfe};

    private PictureArchive() {}

    /** The length of a picture, but for the comment. */
    static int pictureBytes() {
        return picture().length;
    }

    private static byte[] picture() {
        return SamplePictures.photograph(WIDTH, HEIGHT, Orientation.UPRIGHT);
    }

    /**
     * Writes a zip.
     *
     * @param firstUser the id of the first user; the others follow it
     */
    public static Path write(Path file, long firstUser, int pictures) throws IOException {
        byte[] picture = picture();
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (long user = firstUser; user < firstUser + pictures; user++) {
                zip.putNextEntry(new ZipEntry(user + ".jpg"));
                zip.write(picture, 0, START_OF_IMAGE);
                zip.write(comment(user));
                zip.write(picture, START_OF_IMAGE, picture.length - START_OF_IMAGE);
            }
        }
        return file;
    }

    /** A COM segment (ITU-T T.81, B.2.4.5): marker, length with its own two bytes, text. */
    private static byte[] comment(long user) {
        byte[] text = ("picture of user " + user).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(COMMENT.length + 2 + text.length)
                .put(COMMENT)
                .putShort((short) (2 + text.length))
                .put(text)
                .array();
    }
}
