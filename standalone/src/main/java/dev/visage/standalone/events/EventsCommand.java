package dev.visage.standalone.events;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with events. */
@Command(
        name = "events",
        description = "Shows what happens to profiles.",
        mixinStandardHelpOptions = true,
        subcommands = TailCommand.class)
public final class EventsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: events tail.");
    }
}
