package dev.visage.standalone.imports;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.imports.source.Source;
import dev.visage.standalone.imports.source.Sources;
import dev.visage.standalone.launch.ShutdownSignal;
import dev.visage.standalone.server.Access;
import dev.visage.standalone.server.AccessOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports many pictures. */
@Command(
        name = "import",
        description =
                "Imports the pictures of many users, each in a file named by its user (an id, @username or an e-mail"
                        + " address) or by a manifest. The same command goes on where it was stopped.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A token needs the scope import. Ends with 0 if all pictures are on their profiles, 1 if some are not, 2 if it could not run to its end."
        },
        exitCodeOnExecutionException = 2)
public final class ImportCommand implements Callable<Integer> {

    /** The script knows whether the standard error is a terminal. */
    private static final String TERMINAL = "visage.terminal";

    private static final String SCOPE = "import";
    private static final int INTERRUPTED = 130;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Parameters(
            paramLabel = "SOURCE",
            description = "a folder; a zip, tar or tar.gz; a manifest (.csv or .ndjson: user, file, ...); or"
                    + " s3://bucket/prefix in the server's own bucket, where the pictures stay")
    private String source = "";

    @Mixin
    private final AccessOptions options = new AccessOptions();

    @Option(names = "--name", description = "what the import is called; another name makes another import")
    private @Nullable String name;

    @Option(names = "--kind", defaultValue = "avatar", description = "avatar or cover (default: ${DEFAULT-VALUE})")
    private PictureKind kind = PictureKind.AVATAR;

    @Option(names = "--manifest", description = "with s3://: the key of the manifest")
    private @Nullable String manifest;

    @Option(names = "--create-users", description = "make users that are not known, rather than refuse their pictures")
    private boolean createUsers;

    @Option(names = "--notify", description = "tell users of their new pictures")
    private boolean notifyUsers;

    @Option(names = "--max-per-second", description = "how many pictures are worked on in a second, at most")
    private @Nullable Integer maxPerSecond;

    @Option(names = "--dry-run", description = "only check everything")
    private boolean dryRun;

    @Option(names = "--concurrency", defaultValue = "8", description = "how many are sent at once (default: 8)")
    private int concurrency;

    @Option(names = "--json", description = "print the counts as a line of JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireSense();
        Path local = BucketPrefix.isNamedBy(source) ? null : localSource();
        BucketPrefix bucket = local == null ? bucketPrefix() : null;
        Access access = options.access(SCOPE);
        Terms terms = new Terms(name, kind, createUsers, notifyUsers, maxPerSecond, dryRun, bucket);
        ShutdownSignal signal = ShutdownSignal.install();
        try (Journal journal = journal(terms, local == null ? source : local.toString())) {
            return run(terms, local, journal, new ImportServer(new PatientHttp(access, PATIENCE)));
        } catch (InterruptedException | ClosedByInterruptException stopped) {
            tell("Stopped. What was sent is worked on; the same command goes on from here.");
            return INTERRUPTED;
        } catch (NoAnswerException away) {
            throw new InfrastructureException(
                    away.getMessage() + " What was sent is worked on; the same command goes on from here.", away);
        } finally {
            signal.close();
        }
    }

    private int run(Terms terms, @Nullable Path local, Journal journal, ImportServer imports)
            throws IOException, InterruptedException {
        Source pictures = local == null ? null : Sources.at(local);
        long count = pictures == null ? 0 : count(pictures);
        if (dryRun) {
            journal.clear();
        }
        try (LocalRefusals refusals = new LocalRefusals(journal.folder(), Summary.SHOWN)) {
            Target target = Target.of(imports, terms, journal);
            ImportRun run = new ImportRun(
                    imports, target, journal, refusals, spec.commandLine().getErr(), Boolean.getBoolean(TERMINAL));
            Result result = pictures == null ? run.follow() : run.send(pictures, count, concurrency);
            print(new Summary(imports, refusals, result), journal.folder());
            return result.isWhole() ? 0 : 1;
        }
    }

    private long count(Source pictures) throws IOException, InterruptedException {
        long count = pictures.count();
        if (count == 0) {
            throw new InfrastructureException("There is nothing to import in " + source + ".");
        }
        return count;
    }

    private void print(Summary summary, Path folder) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path report = summary.report(folder);
        if (json) {
            summary.printJson(out);
        } else {
            summary.print(out, report);
        }
    }

    private void requireSense() {
        if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
            throw mistake("--concurrency is 1 to " + MOST_AT_ONCE + ", not " + concurrency + ".");
        }
        if (maxPerSecond != null && maxPerSecond < 1) {
            throw mistake("--max-per-second is 1 or more, not " + maxPerSecond + ".");
        }
        options.requireSense();
        if (manifest != null && !BucketPrefix.isNamedBy(source)) {
            throw mistake("--manifest is for s3:// alone: name the manifest itself as the source.");
        }
    }

    private ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private Path localSource() {
        try {
            return Path.of(source).toRealPath();
        } catch (IOException | IllegalArgumentException missing) {
            throw new InfrastructureException("There is no " + source + " that can be read.", missing);
        }
    }

    private BucketPrefix bucketPrefix() {
        try {
            return BucketPrefix.of(source, manifest);
        } catch (IllegalArgumentException malformed) {
            throw mistake(String.valueOf(malformed.getMessage()));
        }
    }

    /** With the system in the data directory, or in the user's own folder for state (XDG Base Directory Specification). */
    private Journal journal(Terms terms, String origin) {
        URI server = options.server();
        Path folder = server == null ? options.data().resolve("imports") : stateFolder();
        return Journal.open(
                folder,
                origin,
                (server == null ? "" : server) + "\n" + EventJson.mapper().writeValueAsString(terms));
    }

    private static Path stateFolder() {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder = state == null || state.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        return folder.resolve("visage").resolve("imports");
    }

    private void tell(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("visage: " + sentence);
        err.flush();
    }
}
