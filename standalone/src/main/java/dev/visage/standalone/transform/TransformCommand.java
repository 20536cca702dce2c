package dev.visage.standalone.transform;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.standalone.table.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;

/** Shows what comes of a recipe. */
@Command(
        name = "transform",
        description = "Makes of pictures exactly what the system would, without any server.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The recipe is what comes after pictures/ in an upload's URL (docs/api.md):",
            "  avatar",
            "  'cover?shape=pad-square&background=ffffff&sizes=300,100'",
            "  'avatar?crop=120,40,400,400&format=webp'",
            "or a recipe as the event ImageUploaded has it, as JSON or a file of that."
        })
public final class TransformCommand implements Callable<Integer> {

    private static final List<String> HEAD = List.of("file", "rendition", "size", "bytes", "format", "engine");

    /** What may make the pictures. */
    enum EngineChoice {
        AUTO,
        PORTABLE
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the pictures")
    private List<Path> files = List.of();

    @Option(
            names = "--recipe",
            defaultValue = "avatar",
            paramLabel = "RECIPE",
            description = "what to make of them (default: ${DEFAULT-VALUE})")
    private String recipe = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "where to write it, made if it is missing; of several pictures each has a folder there")
    private Path out = Path.of("");

    @Option(
            names = "--engine",
            defaultValue = "auto",
            paramLabel = "auto|portable",
            description = "the fast engine where it can, or never (default: ${DEFAULT-VALUE})")
    private EngineChoice engine = EngineChoice.AUTO;

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Recipe parsed = parsed();
        requireReadable();
        requireWritable();
        Transformation transformation = transformation(parsed);
        List<Transformed> results = new ArrayList<>();
        for (Path file : files) {
            results.add(transformed(transformation, file));
        }
        print(results);
        return results.stream().allMatch(each -> each.rejection() == null) ? 0 : 1;
    }

    private Recipe parsed() {
        try {
            return RecipeText.parse(recipe);
        } catch (IllegalArgumentException malformed) {
            throw mistake("--recipe: " + malformed.getMessage());
        }
    }

    private Transformation transformation(Recipe parsed) {
        try {
            return new Transformation(parsed, engine == EngineChoice.AUTO);
        } catch (BindException unreadable) {
            throw mistake(unreadable.getName() + " cannot be read from the environment: give it another value.");
        } catch (IllegalStateException missing) {
            throw mistake(String.valueOf(missing.getMessage()));
        }
    }

    private void requireReadable() {
        Set<String> stems = new HashSet<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw mistake(file + " cannot be read: there is no such file, or it is not for you.");
            }
            if (!stems.add(Transformation.stem(file))) {
                throw mistake("Two files are named " + Transformation.stem(file)
                        + ", and would be written to the same folder of --out.");
            }
        }
    }

    /** Told before all the work, not after it. */
    private void requireWritable() {
        try {
            Files.createDirectories(out);
        } catch (IOException unwritable) {
            throw mistake(out + " cannot be written: choose another directory with --out.");
        }
    }

    private Transformed transformed(Transformation transformation, Path file) throws InterruptedException {
        try {
            return transformation.transform(file, files.size() == 1 ? out : out.resolve(Transformation.stem(file)));
        } catch (IOException unwritable) {
            throw mistake(file + " cannot be read, or " + out + " cannot be written.");
        }
    }

    private void print(List<Transformed> results) {
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            to.println(EventJson.mapper()
                    .writer()
                    .with(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(results));
        } else {
            List<List<String>> rows =
                    results.stream().flatMap(TransformCommand::rows).toList();
            if (!rows.isEmpty()) {
                new Table(HEAD, rows).print(to);
            }
            results.stream()
                    .filter(each -> each.rejection() == null)
                    .map(each -> each.file() + ": BlurHash " + each.blurHash() + ", dominant colour "
                            + each.dominantColour())
                    .forEach(to::println);
        }
        to.flush();
        PrintWriter err = spec.commandLine().getErr();
        for (Transformed each : results) {
            if (each.rejection() != null) {
                err.println("visage: " + each.file() + ": " + each.rejection().sentence());
            }
        }
        err.flush();
    }

    private static Stream<List<String>> rows(Transformed result) {
        return result.renditions().stream()
                .map(each -> List.of(
                        each.file(),
                        each.name(),
                        each.width() + " x " + each.height(),
                        Long.toString(each.bytes()),
                        each.mediaType().mediaType(),
                        Objects.requireNonNull(result.engine()).wireName()));
    }

    private ParameterException mistake(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
