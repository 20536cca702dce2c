package dev.visage.profiles.topic;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Kafka did not answer while a call needed it: the call is answered with status 503, and changed nothing. */
public final class KafkaAwayException extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    public KafkaAwayException(Exception cause) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "Kafka does not answer. Try again."),
                cause);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
