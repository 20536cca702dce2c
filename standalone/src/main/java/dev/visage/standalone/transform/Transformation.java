package dev.visage.standalone.transform;

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
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/** Makes files of files, within the limits that edge and worker have by default or by the environment. */
final class Transformation {

    private final Recipe recipe;
    private final long maxBytes;
    private final Transformer transformer;

    /** @param turbo whether the fast engine may be used */
    Transformation(Recipe recipe, boolean turbo) {
        Binder settings = Binder.get(new StandardEnvironment());
        TurboSettings fast = settings.bindOrCreate("visage.worker.turbo", TurboSettings.class);
        this.recipe = recipe;
        this.maxBytes = settings.bindOrCreate("visage.uploads", UploadSettings.class)
                .maxBytes()
                .toBytes();
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
        PictureResult result = transformer.transform(Files.readAllBytes(file), recipe);
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
