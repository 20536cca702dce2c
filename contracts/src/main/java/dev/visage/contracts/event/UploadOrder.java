package dev.visage.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The place of an upload among all uploads: when the broker appended its {@link ImageUploaded}, then at which offset.
 * No service's clock has a say in it.
 *
 * @param appendedAt the broker's append time, in milliseconds
 * @param offset the offset within the partition
 */
public record UploadOrder(Instant appendedAt, long offset) implements Comparable<UploadOrder> {

    /** The header of a record that is given a place: the CloudEvents extension attribute {@code order}. */
    public static final String HEADER = "ce_order";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})@([0-9]{1,18})");

    private static final Comparator<UploadOrder> ORDER =
            Comparator.comparing(UploadOrder::appendedAt).thenComparingLong(UploadOrder::offset);

    /**
     * The place of the upload that a record announces: that of the record, or, of one announced once more, the place that
     * it was given first.
     *
     * @throws UnreadableEventException if the place that it was given has another form than {@link #writeTo} gives
     */
    public static UploadOrder of(ConsumerRecord<?, ?> record) throws UnreadableEventException {
        Header given = record.headers().lastHeader(HEADER);
        return given == null || given.value() == null
                ? new UploadOrder(Instant.ofEpochMilli(record.timestamp()), record.offset())
                : valueOf(new String(given.value(), StandardCharsets.UTF_8));
    }

    private static UploadOrder valueOf(String text) throws UnreadableEventException {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new UnreadableEventException(
                    DeadLetter.Reason.UNREADABLE_DATA, "The attribute order is \"" + text + "\".", null);
        }
        return new UploadOrder(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), Long.parseLong(parts.group(2)));
    }

    /** Gives a record that announces the upload, later or once more, this place. */
    public void writeTo(Headers headers) {
        headers.remove(HEADER).add(HEADER, text().getBytes(StandardCharsets.UTF_8));
    }

    /** The place as {@link #HEADER} tells it. */
    public String text() {
        return appendedAt.toEpochMilli() + "@" + offset;
    }

    /** Whether this upload is the newer of the two. */
    public boolean isAfter(UploadOrder other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(UploadOrder other) {
        return ORDER.compare(this, other);
    }
}
