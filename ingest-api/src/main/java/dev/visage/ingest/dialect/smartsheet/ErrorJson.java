package dev.visage.ingest.dialect.smartsheet;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * An error as clients read it.
 *
 * @param errorCode what it is, by the API's list of error codes
 * @param message the same for people
 * @param refId names this one occurrence, here and in the log
 */
record ErrorJson(int errorCode, String message, String refId) {

    private static final Logger log = LoggerFactory.getLogger(ErrorJson.class);
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;

    /** A new occurrence of an error, which is logged. */
    static ErrorJson of(SmartsheetError error, ServerRequest request) {
        String refId = ThreadLocalRandom.current()
                .ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(index -> CHARACTERS.substring(index, index + 1))
                .collect(Collectors.joining());
        log.info(
                "request refused: refId={} errorCode={} status={} path={}",
                refId,
                error.code(),
                error.status(),
                request.requestPath().value());
        return new ErrorJson(error.code(), error.message(), refId);
    }
}
