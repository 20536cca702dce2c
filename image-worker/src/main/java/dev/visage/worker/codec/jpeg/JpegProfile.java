package dev.visage.worker.codec.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The colour profile of a JPEG, in APP2 segments that each hold a numbered part of it (ICC.1:2022, section B.4). */
public final class JpegProfile {

    private static final byte[] IDENTIFIER = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    /** Identifier, number of the part, count of parts. */
    private static final int PART_HEADER = IDENTIFIER.length + 2;

    private JpegProfile() {}

    /** The profile; empty if there is none, or not all of it. */
    public static Optional<byte[]> of(byte[] jpeg) {
        return JpegHead.of(jpeg).flatMap(JpegProfile::of);
    }

    /** The profile; empty if there is none, or not all of it. */
    public static Optional<byte[]> of(JpegHead head) {
        List<byte[]> parts =
                head.profileParts().stream().filter(JpegProfile::isPart).toList();
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (int number = 1; number <= parts.size(); number++) {
            Optional<byte[]> part = part(parts, number);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            profile.write(part.get(), PART_HEADER, part.get().length - PART_HEADER);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(profile.toByteArray());
    }

    private static boolean isPart(byte[] segment) {
        return segment.length > PART_HEADER
                && Arrays.equals(segment, 0, IDENTIFIER.length, IDENTIFIER, 0, IDENTIFIER.length);
    }

    private static Optional<byte[]> part(List<byte[]> parts, int number) {
        return parts.stream()
                .filter(part -> part[IDENTIFIER.length] == (byte) number
                        && (part[IDENTIFIER.length + 1] & 0xff) == parts.size())
                .findFirst();
    }
}
