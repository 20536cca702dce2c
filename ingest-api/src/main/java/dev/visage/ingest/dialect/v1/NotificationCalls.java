package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What users are told: reading it, keeping that it was read, deleting it, and saying what one wants to be told. */
@Component
class NotificationCalls {

    private static final int MOST = 100;
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|" + MOST);

    private final Body body;
    private final Profiles profiles;

    NotificationCalls(Body body, Profiles profiles) {
        this.body = body;
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

    Mono<ServerResponse> preferences(ServerRequest request, Caller caller) {
        return user(request, caller)
                .doOnNext(caller::requireReading)
                .flatMap(profiles::notificationPreferences)
                .flatMap(NotificationCalls::answer);
    }

    Mono<ServerResponse> prefer(ServerRequest request, Caller caller) {
        return user(request, caller)
                .doOnNext(caller::requireUpdating)
                .flatMap(userId -> body.small(request)
                        .map(NotificationCalls::parse)
                        .flatMap(preferences ->
                                profiles.prefer(userId, preferences).thenReturn(preferences)))
                .flatMap(NotificationCalls::answer);
    }

    private static Mono<ServerResponse> answer(NotificationPreferences preferences) {
        return ServerResponse.ok().bodyValue(preferences.ofAll());
    }

    private static NotificationPreferences parse(byte[] body) {
        Map<Topic, Boolean> chosen = new EnumMap<>(Topic.class);
        for (Map.Entry<String, JsonNode> member : JsonObject.parse(body).properties()) {
            String name = member.getKey();
            Topic topic = Topic.named(name)
                    .orElseThrow(() -> FailureException.malformed(
                            name, "There are no notifications of the kind \"" + name + "\"."));
            if (!member.getValue().isBoolean()) {
                throw FailureException.malformed(name, "\"" + name + "\" is true or false.");
            }
            chosen.put(topic, member.getValue().booleanValue());
        }
        return new NotificationPreferences(chosen);
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
