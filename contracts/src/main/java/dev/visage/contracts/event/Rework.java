package dev.visage.contracts.event;

import dev.visage.contracts.id.ImageId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Why an upload is worked on once more though it has ended: the CloudEvents extension attribute {@code rework} of its
 * {@link ImageUploaded}, which the {@link ImageProcessed} that comes of it carries on. Without it, whatever comes of an
 * upload that has ended changes nothing.
 */
public sealed interface Rework {

    /** It failed, and an operator wants it tried again: attribute {@code redrive}. */
    record Redrive() implements Rework {
        @Override
        public String toString() {
            return REDRIVE;
        }
    }

    /**
     * A profile names objects of it that are gone: attribute {@code repair:} and the image id.
     *
     * @param replaces the picture that the profile shows, and that the new one is to replace
     */
    record Repair(ImageId replaces) implements Rework {
        @Override
        public String toString() {
            return REPAIR + replaces;
        }
    }

    /** The Kafka header of the attribute. */
    String HEADER = "ce_rework";

    /** The form of a {@link Redrive}. */
    String REDRIVE = "redrive";

    /** What the form of a {@link Repair} begins with. */
    String REPAIR = "repair:";

    /**
     * The rework that a record is for, if it is for any.
     *
     * @throws UnreadableEventException if the attribute has another form
     */
    static Optional<Rework> of(Headers headers) throws UnreadableEventException {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(valueOf(new String(header.value(), StandardCharsets.UTF_8)));
    }

    private static Rework valueOf(String text) throws UnreadableEventException {
        if (text.equals(REDRIVE)) {
            return new Redrive();
        }
        try {
            if (text.startsWith(REPAIR)) {
                return new Repair(ImageId.valueOf(text.substring(REPAIR.length())));
            }
        } catch (IllegalArgumentException noImageId) {
            throw unreadable(text, noImageId);
        }
        throw unreadable(text, null);
    }

    private static UnreadableEventException unreadable(String text, @Nullable Throwable cause) {
        return new UnreadableEventException(
                DeadLetter.Reason.UNREADABLE_DATA, "The attribute rework is \"" + text + "\".", cause);
    }

    /** Sets the attribute. */
    default void writeTo(Headers headers) {
        headers.remove(HEADER).add(HEADER, toString().getBytes(StandardCharsets.UTF_8));
    }
}
