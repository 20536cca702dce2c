package dev.visage.ingest.changes;

import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Scope;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a client asks for.
 *
 * @param filter which changes
 * @param position after which it goes on; null if it has none
 * @param fromBeginning whether, having no position, it wants all there is first
 */
record ChangeQuery(ChangeFilter filter, @Nullable Position position, boolean fromBeginning) {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String LAST_EVENT_ID_PARAMETER = "lastEventId";
    private static final String FROM = "from";
    private static final String BEGINNING = "beginning";
    private static final Set<String> PARAMETERS = Set.of("users", "kinds", "changed", FROM, LAST_EVENT_ID_PARAMETER);
    private static final int MOST_USERS = 100;
    private static final int LONGEST_POSITION = 4096;
    private static final Set<String> KINDS =
            Arrays.stream(PictureKind.values()).map(PictureKind::wireName).collect(Collectors.toUnmodifiableSet());

    /**
     * Reads it from a request.
     *
     * @throws FailureException if something in it is not known, or not for the caller
     */
    static ChangeQuery of(ServerRequest request, Caller caller) {
        MultiValueMap<String, String> parameters = request.queryParams();
        for (String parameter : parameters.keySet()) {
            if (!PARAMETERS.contains(parameter)) {
                throw FailureException.malformed(parameter, "\"" + parameter + "\" is no parameter of this call.");
            }
        }
        ChangeFilter filter = new ChangeFilter(
                users(parameters, caller),
                names(parameters, "kinds", KINDS),
                names(parameters, "changed", ProfileChanged.MEMBERS));
        return new ChangeQuery(filter, position(request), isFromBeginning(request));
    }

    private static @Nullable Set<String> users(MultiValueMap<String, String> parameters, Caller caller) {
        boolean seesAll = caller.holds(Scope.ADMIN) || caller.holds(Scope.EVENTS);
        if (!seesAll && caller.userId() == null) {
            caller.require(Scope.EVENTS);
        }
        if (!parameters.containsKey("users")) {
            return seesAll ? null : Set.of(caller.self().toString());
        }
        Set<UserId> users = values(parameters, "users").stream()
                .map(value -> user(value, caller))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (users.size() > MOST_USERS) {
            throw FailureException.malformed(
                    "users", "\"users\" names " + users.size() + " users; the limit is " + MOST_USERS + ".");
        }
        if (!seesAll && !users.equals(Set.of(caller.self()))) {
            throw new FailureException(new Failure.OtherUser());
        }
        return users.stream().map(UserId::toString).collect(Collectors.toUnmodifiableSet());
    }

    private static UserId user(String value, Caller caller) {
        try {
            return value.equals("me") ? caller.self() : UserId.valueOf(value);
        } catch (IllegalArgumentException none) {
            throw FailureException.malformed(
                    "users", "\"users\" holds \"" + value + "\", which is neither a user's number nor me.");
        }
    }

    private static Set<String> names(MultiValueMap<String, String> parameters, String parameter, Set<String> known) {
        if (!parameters.containsKey(parameter)) {
            return Set.of();
        }
        List<String> names = values(parameters, parameter);
        for (String name : names) {
            if (!known.contains(name)) {
                throw FailureException.malformed(
                        parameter,
                        "\"" + parameter + "\" holds \"" + name + "\", which is none of "
                                + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        }
        return Set.copyOf(names);
    }

    private static List<String> values(MultiValueMap<String, String> parameters, String parameter) {
        return parameters.getOrDefault(parameter, List.of()).stream()
                .flatMap(given -> Arrays.stream(given.split(",", -1)))
                .toList();
    }

    private static boolean isFromBeginning(ServerRequest request) {
        Optional<String> from = request.queryParam(FROM);
        from.ifPresent(given -> {
            if (!given.equals(BEGINNING)) {
                throw FailureException.malformed(FROM, "\"from\" can only be beginning.");
            }
        });
        return from.isPresent();
    }

    /** The header is the newer of the two: browsers send it with the address as it was at first. */
    private static @Nullable Position position(ServerRequest request) {
        String header = request.headers().firstHeader(LAST_EVENT_ID);
        if (header != null && !header.isEmpty()) {
            return position(LAST_EVENT_ID, header);
        }
        return request.queryParam(LAST_EVENT_ID_PARAMETER)
                .map(given -> position(LAST_EVENT_ID_PARAMETER, given))
                .orElse(null);
    }

    private static Position position(String field, String text) {
        try {
            if (text.length() <= LONGEST_POSITION) {
                return Position.parse(text);
            }
        } catch (IllegalArgumentException malformed) {
            // told below, in our own words
        }
        throw FailureException.malformed(field, "\"" + field + "\" is no id of an event of this stream.");
    }
}
