package dev.visage.profiles.imports.source;

import dev.visage.contracts.imports.manifest.SourcePath;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ListedObject;
import dev.visage.objects.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects with a prefix, each of which is named by its user. The cursor is the last key. */
final class KeyPages implements Pages {

    private final ObjectStore objects;
    private final String prefix;
    private final String folder;
    private final int size;
    private @Nullable ObjectKey last;

    KeyPages(ObjectStore objects, String prefix, String cursor, int size) {
        this.objects = objects;
        this.prefix = prefix;
        this.folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        this.size = size;
        this.last = cursor.isEmpty() ? null : new ObjectKey(cursor);
    }

    @Override
    public Optional<Page> next() {
        List<ListedObject> listed = objects.list(prefix, last, size);
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        ObjectKey end = listed.get(listed.size() - 1).key();
        List<Found> found = new ArrayList<>();
        listed.forEach(object -> find(object.key()).ifPresent(found::add));
        last = end;
        return Optional.of(new Page(found, end.value()));
    }

    private Optional<Found> find(ObjectKey key) {
        String path = key.value().substring(folder.length());
        if (path.endsWith("/") || !(SourcePath.of(path) instanceof SourcePath.Picture picture)) {
            return Optional.empty();
        }
        return Optional.of(new Found(folder + picture.name(), picture.user(), null, key, null, null));
    }
}
