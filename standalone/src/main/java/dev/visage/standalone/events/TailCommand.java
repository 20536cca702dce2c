package dev.visage.standalone.events;

import dev.visage.contracts.id.UserId;
import dev.visage.standalone.server.AccessOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints changes as they come. */
@Command(
        name = "tail",
        description =
                "Prints every change of a profile as a line, until it is stopped: time, user, version, what changed"
                        + " and why.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A token needs the scope events. Goes on by itself where a connection ends. Ends with 2 if it is not let in, or"
                    + " finds nobody at first."
        },
        exitCodeOnExecutionException = 2)
final class TailCommand implements Callable<Integer> {

    private static final String SCOPE = "events";

    @Mixin
    private final AccessOptions options = new AccessOptions();

    @Option(names = "--from-beginning", description = "begin with the last state of every profile")
    private boolean fromBeginning;

    @Option(names = "--user", description = "one user's changes alone: a number")
    private @Nullable String user;

    @Option(names = "--json", description = "print the data of each event, as a line of JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.requireSense();
        UserId userId = user == null ? null : userId(user);
        new Tail(
                        options.access(SCOPE),
                        userId,
                        fromBeginning,
                        json,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .follow();
        return 0;
    }

    private UserId userId(String digits) {
        try {
            return UserId.valueOf(digits);
        } catch (IllegalArgumentException notAUser) {
            throw new ParameterException(spec.commandLine(), "--user: " + notAUser.getMessage());
        }
    }
}
