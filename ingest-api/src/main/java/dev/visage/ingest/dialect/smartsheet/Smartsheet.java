package dev.visage.ingest.dialect.smartsheet;

import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Smartsheet's API, version 2.0; every other version is answered with the error that says so. */
@Component
class Smartsheet implements Dialect {

    static final String NAME = "smartsheet";
    static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private static final PathPattern SERVED = PathPatternParser.defaultInstance.parse("/2.0/**");
    private static final PathPattern ANY_VERSION =
            PathPatternParser.defaultInstance.parse("/{version:[0-9]+\\.[0-9x]+}/**");

    private final Admission admission;
    private final ProfileImageCalls profileImages;
    private final UserCalls users;
    private final ImageUrlCalls imageUrls;

    Smartsheet(Admission admission, ProfileImageCalls profileImages, UserCalls users, ImageUrlCalls imageUrls) {
        this.admission = admission;
        this.profileImages = profileImages;
        this.users = users;
        this.imageUrls = imageUrls;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of(SERVED.getPatternString(), ANY_VERSION.getPatternString());
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.atAnySpellingOf("/2.0/users/{userId}/profileimage", "/users/{userId}/profileimage")
                        .on(HttpMethod.POST, admission.to(profileImages::upload)),
                Endpoint.atAnySpellingOf("/2.0/users/{userId}").on(HttpMethod.GET, admission.to(users::read)),
                Endpoint.atAnySpellingOf("/2.0/imageurls", "/imageurls")
                        .on(HttpMethod.POST, admission.to(imageUrls::resolve)));
    }

    @Override
    public Mono<ServerResponse> answer(Failure failure, ServerRequest request) {
        SmartsheetError error = isOfAnotherVersion(failure, request)
                ? SmartsheetError.versionNotSupported()
                : SmartsheetError.of(failure);
        return error.answer(request);
    }

    private static boolean isOfAnotherVersion(Failure failure, ServerRequest request) {
        PathContainer path = request.requestPath().pathWithinApplication();
        return failure.equals(new Failure.NotFound(Subject.ROUTE))
                && ANY_VERSION.matches(path)
                && !SERVED.matches(path);
    }
}
