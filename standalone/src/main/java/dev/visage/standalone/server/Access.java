package dev.visage.standalone.server;

import dev.visage.standalone.launch.RunningSystem;
import dev.visage.standalone.token.TokenKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is, and what lets one in.
 *
 * @param server the public API
 * @param tokens gives one that is valid for some minutes at least
 */
public record Access(URI server, Supplier<String> tokens) {

    /** To a server with a token of one's own. */
    public static Access with(URI server, String token) {
        return new Access(server, () -> token);
    }

    /**
     * To the system on a data directory, whose keys make tokens.
     *
     * @param scope what the tokens hold
     * @throws dev.visage.embedded.process.InfrastructureException if there is none
     */
    public static Access toSystemIn(Path data, String scope) {
        return new Access(RunningSystem.of(data).url(), new OwnTokens(data, scope));
    }

    /** Without a token. */
    @Override
    public String toString() {
        return "Access[" + server + "]";
    }

    /** Makes a token, and another one long before it ends. */
    private static final class OwnTokens implements Supplier<String> {

        private static final String SUBJECT = "1";
        private static final Duration LIFETIME = Duration.ofMinutes(30);

        private final Path data;
        private final String scope;
        private @Nullable String token;
        private long madeAt;

        OwnTokens(Path data, String scope) {
            this.data = data;
            this.scope = scope;
        }

        @Override
        public synchronized String get() {
            if (token == null || System.nanoTime() - madeAt > LIFETIME.toNanos() / 2) {
                token = mint();
                madeAt = System.nanoTime();
            }
            return token;
        }

        private String mint() {
            try {
                return TokenKeys.in(data).mint(SUBJECT, scope, LIFETIME);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
