package dev.visage.standalone.transform;

import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.upload.UploadSettings;
import dev.visage.standalone.transform.Transformed.Written;
import dev.visage.worker.picture.Detour;
import dev.visage.worker.picture.PictureResult;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureSettings;
import dev.visage.worker.picture.Transformer;
import dev.visage.worker.picture.TurboSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/** Makes files of files, within the limits that edge and worker have by default or by the environment. */
final class Transformation {

    private final Recipe recipe;
    private final long maxBytes;
    private final PictureInspector edge;
    private final Transformer transformer;

    /**
     * A transformation by the settings of the environment.
     *
     * @param turbo whether the fast engine may be used
     * @throws BindException if a setting cannot be read
     * @throws IllegalStateException if the library of the fast engine is not where the settings say
     */
    Transformation(Recipe recipe, boolean turbo) {
        Binder settings = Binder.get(new StandardEnvironment());
        TurboSettings fast = settings.bindOrCreate("visage.worker.turbo", TurboSettings.class);
        UploadSettings uploads = settings.bindOrCreate("visage.uploads", UploadSettings.class);
        this.recipe = recipe;
        this.maxBytes = uploads.maxBytes().toBytes();
        this.edge = new PictureInspector(uploads.limits());
        this.transformer = new Transformer(
                settings.bindOrCreate("visage.worker.pictures", PictureSettings.class),
                new TurboSettings(turbo && fast.enabled(), fast.library()));
    }

    /** Writes what becomes of a file into a directory, which is made if it is missing. */
    Transformed transform(Path file, Path directory) throws IOException, InterruptedException {
        long bytes = Files.size(file);
        if (bytes > maxBytes) {
            return Transformed.rejected(file.toString(), new Rejection.TooManyBytes(maxBytes, bytes));
        }
        byte[] original = Files.readAllBytes(file);
        Optional<Rejection> refusal = refusal(edge.inspect(original, recipe.keepsFrames()));
        if (refusal.isPresent()) {
            return Transformed.rejected(file.toString(), refusal.get());
        }
        PictureResult result = transformer.transform(original, recipe);
        if (result instanceof PictureResult.Refused refused) {
            return Transformed.rejected(file.toString(), refused.rejection());
        }
        PictureResult.Made made = (PictureResult.Made) result;
        Detour detour = made.detour();
        return new Transformed(
                file.toString(),
                made.engine(),
                made.look().blurHash(),
                made.look().dominantColour(),
                detour == null ? null : detour.wireName(),
                written(made.renditions(), directory),
                null);
    }

    private Optional<Rejection> refusal(Inspection inspection) {
        return inspection instanceof Inspection.Accepted accepted
                ? edge.refusal(accepted.header(), recipe)
                : Optional.of(((Inspection.Refused) inspection).rejection());
    }

    private static List<Written> written(List<Encoded> renditions, Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Written> written = new ArrayList<>();
        for (Encoded each : renditions) {
            Path file = directory.resolve(each.name() + "." + each.format().extension());
            Files.write(file, each.bytes());
            written.add(new Written(
                    each.name(), each.width(), each.height(), each.bytes().length, each.format(), file.toString()));
        }
        return written;
    }

    /** The name of a file without its extension. */
    static String stem(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
