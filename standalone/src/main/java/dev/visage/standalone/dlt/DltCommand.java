package dev.visage.standalone.dlt;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with dead letters. */
@Command(
        name = "dlt",
        description = "Lists dead letters, shows one, or sends them back to be worked on again.",
        mixinStandardHelpOptions = true,
        subcommands = {ListCommand.class, ShowCommand.class, RedriveCommand.class})
public final class DltCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: dlt list, dlt show or dlt redrive.");
    }
}
