package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UserId;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What users are told: reading it, keeping that it was read, deleting it. */
@Component
class NotificationCalls {

    private static final int MOST = 100;
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|" + MOST);

    private final Profiles profiles;

    NotificationCalls(Profiles profiles) {
        this.profiles = profiles;
    }

    Mono<ServerResponse> list(ServerRequest request, Caller caller) {
        int limit = limit(request.queryParam("limit").orElse(Integer.toString(MOST)));
        return user(request, caller)
                .doOnNext(caller::requireReading)
                .flatMap(userId -> profiles.notifications(userId, limit))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    Mono<ServerResponse> read(ServerRequest request, Caller caller) {
        NotificationId notificationId = notificationId(request);
        return user(request, caller)
                .doOnNext(caller::requireUpdating)
                .flatMap(userId -> profiles.readNotification(userId, notificationId))
                .flatMap(notification -> ServerResponse.ok().bodyValue(notification));
    }

    Mono<ServerResponse> delete(ServerRequest request, Caller caller) {
        NotificationId notificationId = notificationId(request);
        return user(request, caller)
                .doOnNext(caller::requireUpdating)
                .flatMap(userId -> profiles.deleteNotification(userId, notificationId))
                .then(ServerResponse.noContent().build());
    }

    private Mono<UserId> user(ServerRequest request, Caller caller) {
        return profiles.userId(UserRef.parse(request.pathVariable("user")), caller.userId());
    }

    private static int limit(String text) {
        if (!LIMIT.matcher(text).matches()) {
            throw FailureException.malformed("limit", "\"limit\" is a number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    private static NotificationId notificationId(ServerRequest request) {
        try {
            return NotificationId.valueOf(request.pathVariable("notification"));
        } catch (IllegalArgumentException none) {
            throw FailureException.notFound(Subject.NOTIFICATION);
        }
    }
}
