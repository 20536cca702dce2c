package dev.visage.ingest.dialect.vayes;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * One of our ids as Vayes writes ids: a version 5 UUID (RFC 9562, section 5.5), the same whenever it is made.
 *
 * @param value made of the id's text in a namespace of our own
 */
record VayesId(UUID value) {

    private static final UUID NAMESPACE = UUID.fromString("c230c94f-291e-4dae-992f-1e91f15daec3");

    static VayesId of(UserId userId) {
        return of(userId.toString());
    }

    static VayesId of(ImageId imageId) {
        return of(imageId.toString());
    }

    private static VayesId of(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer named = ByteBuffer.allocate(2 * Long.BYTES + text.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(text);
        ByteBuffer hash = ByteBuffer.wrap(sha1(named.array()));
        long high = hash.getLong() & ~0xf000L | 0x5000L;
        long low = hash.getLong() & ~(3L << 62) | 2L << 62;
        return new VayesId(new UUID(high, low));
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where what belongs to the user lies. */
    String folder() {
        return "user/" + value + "/";
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
