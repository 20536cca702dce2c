package dev.visage.ingest.dialect.appnet;

import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Tokens;
import dev.visage.ingest.dialect.Once;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Who calls, by a token in the header, in the query, or in the body; the answer tells its scopes. */
@Component
class Callers {

    static final String SCOPES = "X-OAuth-Scopes";

    /** RFC 6749, section 3.3. */
    private static final Predicate<String> SCOPE =
            Pattern.compile("[!#-\\[\\]-~]+").asMatchPredicate();

    private final Tokens tokens;

    Callers(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Who reads, if a token came with the request. */
    Mono<Optional<Caller>> reading(ServerRequest request) {
        return Caller.ofAnyone(request).doOnNext(caller -> caller.ifPresent(known -> tellScopes(request, known)));
    }

    /**
     * Who changes something. The body is read for its token only if there is no other.
     *
     * @param read reads the body
     * @return an error with a {@link FailureException} if nobody can tell who
     */
    Mono<Change> changing(ServerRequest request, Mono<byte[]> read) {
        Mono<Payload> body = read.map(bytes -> Payload.parse(request, bytes));
        return reading(request)
                .flatMap(caller -> caller.map(known -> Mono.just(new Change(known, body)))
                        .orElseGet(() -> body.onErrorMap(Callers::isUnreadable, unreadable -> withoutToken())
                                .flatMap(payload -> inBody(request, payload))));
    }

    private Mono<Change> inBody(ServerRequest request, Payload payload) {
        Mono<Payload> handedOver = Once.of(payload);
        return Mono.justOrEmpty(payload.token().filter(token -> !token.isBlank()))
                .switchIfEmpty(Mono.error(Callers::withoutToken))
                .flatMap(tokens::caller)
                .doOnNext(caller -> tellScopes(request, caller))
                .map(caller -> new Change(caller, handedOver));
    }

    /** Whether a body could not be taken apart, or was not even read because it is too long. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof FailureException known
                && (known.failure() instanceof Failure.Malformed || known.failure() instanceof Failure.Refused);
    }

    private static FailureException withoutToken() {
        return new FailureException(new Failure.Unauthenticated(Failure.TokenProblem.MISSING));
    }

    private static void tellScopes(ServerRequest request, Caller caller) {
        String scopes = caller.scopes().stream().filter(SCOPE).sorted().collect(Collectors.joining(","));
        request.exchange().getResponse().getHeaders().set(SCOPES, scopes);
    }
}
