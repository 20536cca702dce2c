package dev.visage.bench.load;

import java.time.Duration;

/**
 * What came of a request.
 *
 * @param status of the answer, or {@link #NONE}
 * @param tellsWhenToComeBack whether it has {@code Retry-After}
 * @param took from when the request was due to the end of the answer
 * @param body as text; of a request without an answer, why
 */
public record Answer(int status, boolean tellsWhenToComeBack, Duration took, String body) {

    /** In place of the status of a request that nobody answered. */
    public static final int NONE = 0;

    /** Whether the request was accepted. */
    public boolean isAccepted() {
        return status / 100 == 2;
    }

    /** Whether it was refused as it should be: for now, with a word on when to come back. */
    public boolean isRefused() {
        return status == 503 && tellsWhenToComeBack;
    }
}
