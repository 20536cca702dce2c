package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.profile.Account;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Scope;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Profiles;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What every call passes before anything is done for it: whether it can read the answer, and as whom it acts. */
@Component
class Admission {

    private static final String ASSUME_USER = "Assume-User";

    /** RFC 3696, erratum 1690. */
    private static final int LONGEST_ADDRESS = 254;

    private final Profiles profiles;

    Admission(Profiles profiles) {
        this.profiles = profiles;
    }

    /** A call for those who are admitted; the API's own errors in it are answered. */
    Endpoint.Handler to(Endpoint.Handler call) {
        return (request, caller) -> Mono.defer(() -> {
                    requireReadingJson(request);
                    return actor(request, caller).flatMap(actor -> call.handle(request, actor));
                })
                .onErrorResume(
                        SmartsheetException.class, refused -> refused.error().answer(request));
    }

    private static void requireReadingJson(ServerRequest request) {
        try {
            if (!readsJson(request.headers().accept())) {
                throw new SmartsheetException(SmartsheetError.notAcceptable());
            }
        } catch (InvalidMediaTypeException unreadable) {
            throw new SmartsheetException(SmartsheetError.notAcceptable());
        }
    }

    /** Of several media ranges the most specific one that fits decides (RFC 9110, section 12.5.1). */
    private static boolean readsJson(List<MediaType> accepted) {
        return accepted.stream()
                .filter(range -> range.includes(MediaType.APPLICATION_JSON))
                .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                .map(range -> range.getQualityValue() > 0)
                .orElse(accepted.isEmpty());
    }

    private Mono<Caller> actor(ServerRequest request, Caller caller) {
        String assumed = request.headers().firstHeader(ASSUME_USER);
        if (assumed == null) {
            return Mono.just(caller);
        }
        SmartsheetException refused = new SmartsheetException(SmartsheetError.userNotAssumed());
        return caller.holds(Scope.ADMIN)
                ? Mono.justOrEmpty(address(assumed))
                        .flatMap(profiles::profileWithEmail)
                        .filter(user -> !isAdmin(user))
                        .map(user -> new Caller(
                                caller.subject(),
                                user.userId(),
                                Set.of(Scope.UPDATE_PROFILE.claim()),
                                caller.expiresAt()))
                        .onErrorMap(Admission::isNobody, nobody -> refused)
                        .switchIfEmpty(Mono.error(refused))
                : Mono.error(refused);
    }

    /** The address is URL-encoded; one that shows its at sign is taken as it is. */
    private static Optional<String> address(String header) {
        try {
            return Optional.of(header.contains("@") ? header : URLDecoder.decode(header, StandardCharsets.UTF_8))
                    .filter(address -> address.contains("@") && address.length() <= LONGEST_ADDRESS);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** An admin cannot act as another one. */
    private static boolean isAdmin(Profile user) {
        Account account = user.attributes().account();
        return account != null && Boolean.TRUE.equals(account.admin());
    }

    private static boolean isNobody(Throwable failure) {
        return failure instanceof FailureException carried && carried.failure() instanceof Failure.NotFound;
    }
}
