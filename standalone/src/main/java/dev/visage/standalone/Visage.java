package dev.visage.standalone;

import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.demo.DemoCommand;
import dev.visage.standalone.launch.LogOutput;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "visage",
        description = "Turns every uploaded profile picture into a finished picture on a profile.",
        mixinStandardHelpOptions = true,
        version = "visage 0.1.0",
        footer = {"", "visage bench measures a running system; see visage bench --help."},
        subcommands = {UpCommand.class, TokenCommand.class, DemoCommand.class})
public final class Visage implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private Visage() {}

    public static void main(String[] arguments) {
        LogOutput.silence();
        System.exit(commandLine(new Visage()).execute(arguments));
    }

    /** A command line that answers what users can mend with one sentence. */
    public static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int explain(Exception failure, CommandLine line) throws Exception {
        if (!(failure instanceof InfrastructureException)) {
            throw failure;
        }
        PrintWriter err = line.getErr();
        err.println("visage: " + failure.getMessage());
        err.flush();
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
