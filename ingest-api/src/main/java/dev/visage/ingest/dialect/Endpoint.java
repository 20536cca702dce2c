package dev.visage.ingest.dialect;

import dev.visage.ingest.access.Caller;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A path, in all its spellings, and what its methods do. A method is for callers with a token unless it is opened to
 * everyone; one that is not there is answered with 405 and those that are.
 */
public final class Endpoint {

    private final List<String> patterns;
    private final Map<HttpMethod, HandlerFunction<ServerResponse>> handlers = new LinkedHashMap<>();
    private final Set<HttpMethod> open = new LinkedHashSet<>();
    private final Set<HttpMethod> unmetered = new LinkedHashSet<>();

    private Endpoint(List<String> patterns) {
        this.patterns = patterns;
    }

    /** An endpoint with one spelling. */
    public static Endpoint at(String pattern) {
        return new Endpoint(List.of(pattern));
    }

    /** An endpoint with several paths, each also with {@code .json} and with a slash behind it. */
    public static Endpoint atAnySpellingOf(String... patterns) {
        List<String> spellings = new ArrayList<>();
        for (String pattern : patterns) {
            // First the one that a variable at the end of the pattern would match too.
            spellings.addAll(List.of(pattern + ".json", pattern, pattern + "/"));
        }
        return new Endpoint(spellings);
    }

    /** Handles a method for callers with a token; HEAD along with GET. */
    public Endpoint on(HttpMethod method, Handler handler) {
        put(method, request -> Caller.of(request).flatMap(caller -> handler.handle(request, caller)));
        return this;
    }

    /** Handles GET and HEAD for everyone, whether they send a token or not. */
    public Endpoint openToEveryone(HandlerFunction<ServerResponse> handler) {
        return openToEveryone(HttpMethod.GET, handler);
    }

    /** Handles a method for everyone, whether they send a token or not; HEAD along with GET. */
    public Endpoint openToEveryone(HttpMethod method, HandlerFunction<ServerResponse> handler) {
        put(method, handler);
        open.addAll(withHead(method));
        return this;
    }

    /** Takes a method out of what rate limits count; HEAD along with GET. */
    public Endpoint unmetered(HttpMethod method) {
        unmetered.addAll(withHead(method));
        return this;
    }

    private void put(HttpMethod method, HandlerFunction<ServerResponse> handler) {
        withHead(method).forEach(each -> handlers.put(each, handler));
    }

    private static List<HttpMethod> withHead(HttpMethod method) {
        return method.equals(HttpMethod.GET) ? List.of(method, HttpMethod.HEAD) : List.of(method);
    }

    /** The paths, in all their spellings. */
    public List<String> patterns() {
        return patterns;
    }

    /** The methods that it handles. */
    public Set<HttpMethod> methods() {
        return handlers.keySet();
    }

    /** The methods that it handles for everyone. */
    public Set<HttpMethod> openMethods() {
        return open;
    }

    boolean isMetered(HttpMethod method) {
        return !unmetered.contains(method);
    }

    RouterFunction<ServerResponse> route() {
        return patterns.stream()
                .map(pattern -> RouterFunctions.route(RequestPredicates.path(pattern), this::handle))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private Mono<ServerResponse> handle(ServerRequest request) {
        HandlerFunction<ServerResponse> handler = handlers.get(request.method());
        return handler == null
                ? Mono.error(new FailureException(new Failure.MethodNotAllowed(handlers.keySet())))
                : handler.handle(request);
    }

    /** Answers the request of a caller with a token. */
    @FunctionalInterface
    public interface Handler {

        /** The answer; a {@link FailureException} is answered by the dialect that owns the path. */
        Mono<ServerResponse> handle(ServerRequest request, Caller caller);
    }
}
