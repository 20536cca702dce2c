package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.id.UserId;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.UserRef;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * A request to change something.
 *
 * @param caller who asks
 * @param body what it brings, read already or not
 */
record Change(Caller caller, Mono<Payload> body) {

    /**
     * The user who is to be changed: the caller, who is also found under their own number.
     *
     * @throws FailureException if it is anybody else, or the token does not allow it
     */
    UserId self(ServerRequest request) {
        UserId self = caller.self();
        UserRef user = UserRef.parse(request.pathVariable("user"));
        if (!(user instanceof UserRef.Me) && !user.equals(new UserRef.Numbered(self))) {
            throw new FailureException(new Failure.OtherUser());
        }
        caller.requireUpdating(self);
        return self;
    }
}
