package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.manifest.SourcePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a folder and of those in it, each named by its user or by a manifest in its folder. They come by name, so that
 * of two of one user the last is always the same; the names of the folders on the way are held, not of all.
 */
final class Folder implements Source {

    private final Path root;
    private final FolderFiles files;

    /**
     * @param root without links in its path
     */
    Folder(Path root) {
        this.root = root;
        this.files = new FolderFiles(root);
    }

    @Override
    public void each(Visitor visitor) throws IOException, InterruptedException {
        walk(root, visitor);
    }

    private void walk(Path folder, Visitor visitor) throws IOException, InterruptedException {
        List<Path> children = children(folder);
        Optional<Manifest> manifest = children.stream()
                .flatMap(child -> Manifest.beside(child).stream())
                .findFirst();
        if (manifest.isPresent()) {
            manifest.get().each(visitor);
            return;
        }
        for (Path child : children) {
            if (SourcePath.of(root.relativize(child).toString()) instanceof SourcePath.Picture picture) {
                visit(child, picture, visitor);
            }
        }
    }

    private void visit(Path path, SourcePath.Picture picture, Visitor visitor)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(path)) {
            visitor.visit(files.entry(path, picture.name(), picture.user(), null));
        } else if (Files.isSymbolicLink(path)) {
            visitLink(path, picture.name(), visitor);
        } else if (Files.isReadable(path)) {
            walk(path, visitor);
        } else {
            visitor.visit(new Entry.Refused(picture.name(), null, Refusals.UNREADABLE));
        }
    }

    /** Where a link to a folder in here leads, the walk comes anyway. */
    private void visitLink(Path path, String name, Visitor visitor) throws IOException, InterruptedException {
        if (!path.toRealPath().startsWith(root)) {
            visitor.visit(new Entry.Refused(name, null, Refusals.BAD_NAME));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            paths.forEach(children::add);
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        children.sort(null);
        return children;
    }
}
