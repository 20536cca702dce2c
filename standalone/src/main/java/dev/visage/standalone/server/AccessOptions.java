package dev.visage.standalone.server;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that concern a server: that in a data directory, or any other. */
public final class AccessOptions {

    @Option(names = "--server", description = "URL of the public API (default: the system in the data directory)")
    private @Nullable URI server;

    @Option(
            names = "--token",
            defaultValue = "${env:VISAGE_TOKEN}",
            description = "a token for --server (default: the environment's VISAGE_TOKEN)")
    private @Nullable String token;

    @Option(names = "--data", defaultValue = "data", description = "the system's data directory (default: ./data)")
    private Path data = Path.of("data");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** The server that was named; null for the one in the data directory. */
    public @Nullable URI server() {
        return server;
    }

    /** The system's data directory. */
    public Path data() {
        return data;
    }

    /**
     * Returns if the options make sense.
     *
     * @throws ParameterException if not
     */
    public void requireSense() {
        if (server == null) {
            return;
        }
        if (server.getHost() == null || !"http".equals(server.getScheme()) && !"https".equals(server.getScheme())) {
            throw mistake("--server is a URL such as https://visage.example.org, not \"" + server + "\".");
        }
        if (strippedToken().isEmpty()) {
            throw mistake("--server needs a --token, or one in the environment's VISAGE_TOKEN.");
        }
        if (!strippedToken().matches("[!-~]+")) {
            throw mistake("The token has characters that no token has, such as a space or an end of line.");
        }
    }

    /**
     * The server, and what lets one in.
     *
     * @param scope what tokens that are made for the system in the data directory hold
     * @throws dev.visage.embedded.process.InfrastructureException if there is no such system
     */
    public Access access(String scope) {
        return server == null ? Access.toSystemIn(data, scope) : Access.with(server, strippedToken());
    }

    /** Out of a file it comes with the end of its line. */
    private String strippedToken() {
        return token == null ? "" : token.strip();
    }

    private ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
