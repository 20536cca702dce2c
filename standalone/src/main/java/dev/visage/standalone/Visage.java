package dev.visage.standalone;

import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.demo.DemoCommand;
import dev.visage.standalone.dlt.DltCommand;
import dev.visage.standalone.events.EventsCommand;
import dev.visage.standalone.imports.ImportCommand;
import dev.visage.standalone.launch.LogOutput;
import dev.visage.standalone.reconcile.ReconcileCommand;
import dev.visage.standalone.transform.TransformCommand;
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
        subcommands = {
            UpCommand.class,
            TokenCommand.class,
            TransformCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            EventsCommand.class,
            ReconcileCommand.class,
            DltCommand.class
        })
public final class Visage implements Runnable {

    /** As shells report a program that Ctrl-C has ended. */
    private static final int INTERRUPTED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private Visage() {}

    public static void main(String[] arguments) {
        LogOutput.silence();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return commandLine(new Visage());
    }

    /** A command line that answers what users can mend with one sentence. */
    public static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line))
                .setParameterExceptionHandler((failure, arguments) -> correct(failure))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int explain(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
            return INTERRUPTED;
        }
        if (!(failure instanceof InfrastructureException)) {
            throw failure;
        }
        print(failure, line.getErr());
        return line.getCommandSpec().exitCodeOnExecutionException();
    }

    /** One sentence; what there is to choose from only where no command was chosen. */
    private static int correct(ParameterException failure) {
        CommandLine line = failure.getCommandLine();
        print(failure, line.getErr());
        if (line.getParent() == null) {
            line.usage(line.getErr());
        }
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static void print(Exception failure, PrintWriter err) {
        err.println("visage: " + failure.getMessage());
        err.flush();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
