package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.manifest.ManifestFormat;
import dev.visage.embedded.process.InfrastructureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Tells what a source is. */
public final class Sources {

    private static final int TAR_MAGIC_AT = 257;
    private static final byte[] TAR_MAGIC = {'u', 's', 't', 'a', 'r'};
    private static final int HEAD = TAR_MAGIC_AT + TAR_MAGIC.length;

    private Sources() {}

    /**
     * A folder; a manifest, by how its name ends; or an archive, by its first bytes.
     *
     * @param path without links in it
     * @throws InfrastructureException with a sentence for the user, if it is none of these
     */
    public static Source at(Path path) {
        if (Files.isDirectory(path)) {
            return new Folder(path);
        }
        String name = path.getFileName().toString();
        Optional<ManifestFormat> format = ManifestFormat.of(name);
        return format.isPresent() ? new Manifest(path, format.get()) : new Archive(name, packed(path));
    }

    private static Packed.Files packed(Path path) {
        byte[] head;
        try (InputStream stream = Files.newInputStream(path)) {
            head = stream.readNBytes(HEAD);
        } catch (IOException unreadable) {
            throw new InfrastructureException(path + " cannot be read.", unreadable);
        }
        if (startsWith(head, 'P', 'K')) {
            return new Zip(path);
        }
        if (startsWith(head, 0x1f, 0x8b)) {
            return new Tar(path, true);
        }
        if (head.length == HEAD && Arrays.equals(Arrays.copyOfRange(head, TAR_MAGIC_AT, HEAD), TAR_MAGIC)) {
            return new Tar(path, false);
        }
        throw new InfrastructureException(
                path + " is no folder, zip, tar or tar.gz, and no manifest, whose name ends in .csv or .ndjson.");
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length > 1 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }
}
