package dev.visage.ingest.dialect.v1;

import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Problem;
import dev.visage.ingest.rate.Rates;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes of the native API. It owns every path that no other dialect does. */
@Component
class NativeApi implements Dialect {

    static final String NAME = "native";

    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown; charset=utf-8");

    private final UploadCalls uploads;
    private final UserCalls users;
    private final NotificationCalls notifications;

    NativeApi(UploadCalls uploads, UserCalls users, NotificationCalls notifications) {
        this.uploads = uploads;
        this.users = users;
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/**");
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at("/v1/users/{user}")
                        .on(HttpMethod.GET, users::read)
                        .on(HttpMethod.PUT, users::provision)
                        .on(HttpMethod.DELETE, users::erase),
                Endpoint.at("/v1/users/{user}/pictures/{kind}")
                        .on(HttpMethod.POST, uploads::upload)
                        .on(HttpMethod.DELETE, users::deletePicture),
                Endpoint.at("/v1/users/{user}/notifications").on(HttpMethod.GET, notifications::list),
                Endpoint.at("/v1/users/{user}/notifications/{notification}")
                        .on(HttpMethod.DELETE, notifications::delete),
                Endpoint.at("/v1/users/{user}/notifications/{notification}/read")
                        .on(HttpMethod.POST, notifications::read),
                Endpoint.at("/v1/users/{user}/notification-preferences")
                        .on(HttpMethod.GET, notifications::preferences)
                        .on(HttpMethod.PUT, notifications::prefer),
                Endpoint.at("/v1/uploads/{uploadId}").on(HttpMethod.GET, uploads::status),
                Endpoint.at("/problems")
                        .openToEveryone(request -> ServerResponse.ok()
                                .contentType(MARKDOWN)
                                .bodyValue(new ClassPathResource("problems.md", NativeApi.class))));
    }

    @Override
    public Mono<ServerResponse> answer(Failure failure, ServerRequest request) {
        return Problem.of(failure).response();
    }

    @Override
    public Map<String, String> headers(Rates rates) {
        return RateLimitFields.of(rates);
    }
}
