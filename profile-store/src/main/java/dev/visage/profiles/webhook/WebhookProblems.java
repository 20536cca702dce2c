package dev.visage.profiles.webhook;

import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.WebhookId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What can be wrong about a call. */
final class WebhookProblems {

    private WebhookProblems() {}

    static ErrorResponseException unknown(WebhookId webhookId) {
        return problem(HttpStatus.NOT_FOUND, "There is no webhook " + webhookId + ".");
    }

    static ErrorResponseException unknown(WebhookId webhookId, DeliveryId deliveryId) {
        return problem(HttpStatus.NOT_FOUND, "The webhook " + webhookId + " has no delivery " + deliveryId + ".");
    }

    static ErrorResponseException tooMany(int limit) {
        return problem(HttpStatus.CONFLICT, "One subject has " + limit + " webhooks at most.");
    }

    static ErrorResponseException forgotten(DeliveryId deliveryId) {
        return problem(HttpStatus.CONFLICT, "What the delivery " + deliveryId + " told was erased with its user.");
    }

    /** The URL has a form that is not taken. */
    static ErrorResponseException malformedUrl(String fault) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "\"url\" " + fault);
        detail.setProperty("member", "url");
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, detail, null);
    }

    /** The host of the URL is not to be called. */
    static ErrorResponseException refusedHost(String detail) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    static ErrorResponseException malformed(String detail) {
        return problem(HttpStatus.BAD_REQUEST, detail);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
