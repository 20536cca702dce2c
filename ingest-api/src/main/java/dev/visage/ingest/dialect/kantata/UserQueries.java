package dev.visage.ingest.dialect.kantata;

import dev.visage.contracts.id.UserId;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reading users: everyone themselves, administrators anybody. */
@Component
class UserQueries {

    private static final String ONLY = "only";
    private static final int MOST_USERS = 200;

    private final Profiles profiles;
    private final Presenter presenter;

    UserQueries(Profiles profiles, Presenter presenter) {
        this.profiles = profiles;
        this.presenter = presenter;
    }

    /** The user whom the path names. */
    Mono<ServerResponse> one(ServerRequest request, Caller caller) {
        Selection selection = Selection.of(request, caller);
        return profiles.userId(UserRef.parse(request.pathVariable("id")), caller.userId())
                .doOnNext(caller::requireReading)
                .flatMap(profiles::profile)
                .flatMap(profile -> presenter.one(profile, selection))
                .flatMap(UserQueries::answer);
    }

    /** Those users of a list of ids who are known. */
    Mono<ServerResponse> some(ServerRequest request, Caller caller) {
        Selection selection = Selection.of(request, caller);
        List<UserId> ids = ids(request);
        ids.forEach(caller::requireReading);
        return profiles.profiles(ids)
                .flatMap(found -> presenter.some(found, selection))
                .flatMap(UserQueries::answer);
    }

    /** What is no id is nobody's. */
    private static List<UserId> ids(ServerRequest request) {
        String only = request.queryParam(ONLY)
                .orElseThrow(() -> FailureException.malformed(
                        ONLY, "The parameter only must name the users to be returned by their ids."));
        List<UserId> ids = Stream.of(only.split(","))
                .flatMap(id -> id(id).stream())
                .distinct()
                .toList();
        if (ids.size() > MOST_USERS) {
            throw FailureException.malformed(
                    ONLY, "The parameter only names " + ids.size() + " users; the limit is " + MOST_USERS + ".");
        }
        return ids;
    }

    private static Optional<UserId> id(String digits) {
        try {
            return Optional.of(UserId.valueOf(digits));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Mono<ServerResponse> answer(Envelope envelope) {
        return ServerResponse.ok().contentType(Envelope.JSON).bodyValue(envelope);
    }
}
