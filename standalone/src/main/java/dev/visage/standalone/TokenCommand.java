package dev.visage.standalone;

import dev.visage.contracts.id.UserId;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.token.TokenKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a token. */
@Command(
        name = "token",
        description = "Prints a bearer token for the system in the data directory, and nothing else.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    @Option(names = "--user", required = true, description = "the user for whom it acts, a number")
    private String user = "";

    @Option(
            names = "--scope",
            defaultValue = "update_profile",
            description = "its scopes, several in quotes: update_profile, admin (default: ${DEFAULT-VALUE})")
    private String scope = "";

    @Option(names = "--ttl", defaultValue = "1h", description = "how long it is valid: 30s, 10m, 1h, 7d (default: 1h)")
    private String ttl = "";

    @Option(names = "--data", defaultValue = "data", description = "the system's data directory (default: ./data)")
    private Path data = Path.of("data");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        UserId userId = userId();
        Duration lifetime = lifetime();
        if (!TokenKeys.existIn(data)) {
            throw new InfrastructureException(
                    "There is no system in " + data + ": start one with ./visage up, or name its --data.");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(TokenKeys.in(data).mint(userId.toString(), scope.strip(), lifetime));
        out.flush();
        return 0;
    }

    private UserId userId() {
        try {
            return UserId.valueOf(user);
        } catch (IllegalArgumentException notAUser) {
            throw new ParameterException(spec.commandLine(), "--user: " + notAUser.getMessage());
        }
    }

    private Duration lifetime() {
        try {
            Duration lifetime = DurationStyle.SIMPLE.parse(ttl);
            if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("out of range");
            }
            return lifetime;
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--ttl is a duration from 1s to " + LONGEST.toDays() + "d, such as 10m, 1h or 7d, not \"" + ttl
                            + "\".");
        }
    }
}
