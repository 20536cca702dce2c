package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.access.Caller;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a request wants to see of a user, and who looks.
 *
 * @param withAnnotations whether the user's annotations
 * @param withHtml whether the description as HTML
 * @param caller who looks, if a token came with the request
 */
record View(boolean withAnnotations, boolean withHtml, Optional<Caller> caller) {

    private static final Set<String> YES = Set.of("1", "true");
    private static final Set<String> NO = Set.of("0", "false");

    static View of(ServerRequest request, Optional<Caller> caller) {
        return new View(
                is(request, "include_annotations", YES) || is(request, "include_user_annotations", YES),
                !is(request, "include_html", NO),
                caller);
    }

    /** Whether somebody with a token looks at somebody else. */
    boolean isOfAnother(Profile profile) {
        return caller.filter(viewer -> !profile.userId().equals(viewer.userId()))
                .isPresent();
    }

    private static boolean is(ServerRequest request, String parameter, Set<String> values) {
        return request.queryParam(parameter).filter(values::contains).isPresent();
    }
}
