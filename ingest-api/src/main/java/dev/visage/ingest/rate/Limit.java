package dev.visage.ingest.rate;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many calls in a period, written {@code 20/1m}.
 *
 * @param calls at least 1
 * @param period longer than nothing
 */
record Limit(long calls, Duration period) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})/(\\w+)");

    Limit {
        if (calls < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("A rate limit has at least one call in some time.");
        }
    }

    /** A full bucket, which is full again when the period is over. */
    Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(calls).refillIntervally(calls, period))
                .build();
    }

    /**
     * Reads {@code CALLS/PERIOD}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Limit valueOf(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("A rate limit is written as calls and a period, such as 20/1m.");
        }
        return new Limit(Long.parseLong(form.group(1)), DurationStyle.detectAndParse(form.group(2)));
    }
}
