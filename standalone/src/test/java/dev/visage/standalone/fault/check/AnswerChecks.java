package dev.visage.standalone.fault.check;

import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.Entry.Picture.Form;
import dev.visage.standalone.fault.history.History;
import java.util.List;
import java.util.Set;

/** What clients are answered. */
final class AnswerChecks {

    /** "Come back later"; a dialect may say it as 429. */
    private static final Set<Integer> LATER = Set.of(409, 429, 503);

    private AnswerChecks() {}

    static List<String> unpromised(History history) {
        return history.all(Entry.Request.class).stream()
                .filter(request -> !isPromised(request))
                .map(request -> "request " + request.number() + " (" + request.client() + ") at " + request.start()
                        + " to " + request.instance() + ": " + request.status() + ", Retry-After "
                        + request.retryAfter() + ", " + request.body())
                .toList();
    }

    private static boolean isPromised(Entry.Request request) {
        if (request.status() == null || request.isAccepted()) {
            return true;
        }
        int status = request.status();
        boolean isRefusal = status >= 400 && status < 500 && !LATER.contains(status);
        boolean isBad = request.picture() != null && request.picture().form() != Form.SOUND;
        return LATER.contains(status) ? request.retryAfter() != null : isRefusal && isBad;
    }
}
