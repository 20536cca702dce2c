package dev.visage.ingest.webhooks;

import dev.visage.ingest.failure.FailureException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** How lists are read page by page. */
final class Pages {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private Pages() {}

    static int limit(ServerRequest request) {
        String given = request.queryParam("limit").orElse(Integer.toString(USUAL));
        int limit = NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
        if (limit < 1 || limit > MOST) {
            throw FailureException.malformed("limit", "\"limit\" is a number from 1 to " + MOST + ".");
        }
        return limit;
    }

    /** The id after which a page begins; null if it is the first. */
    static <T> @Nullable T after(ServerRequest request, Function<String, T> id) {
        try {
            return request.queryParam("after").map(id).orElse(null);
        } catch (IllegalArgumentException none) {
            throw FailureException.malformed("after", "\"after\" is the \"next\" of a page.");
        }
    }

    static Map<String, @Nullable Object> of(String member, Object rows, @Nullable Object next) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put(member, rows);
        page.put("next", next);
        return page;
    }
}
