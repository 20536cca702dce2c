package dev.visage.profiles.sweep;

import dev.visage.objects.ListedObject;
import dev.visage.objects.ObjectStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The objects under a prefix, in the order of their keys, a page of them held at a time. */
final class Listing implements Iterator<ListedObject> {

    private final ObjectStore objects;
    private final String prefix;
    private List<ListedObject> page;
    private int next;

    Listing(ObjectStore objects, String prefix) {
        this.objects = objects;
        this.prefix = prefix;
        this.page = objects.list(prefix, null, ObjectStore.PAGE);
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && page.size() == ObjectStore.PAGE) {
            page = objects.list(prefix, page.get(page.size() - 1).key(), ObjectStore.PAGE);
            next = 0;
        }
        return next < page.size();
    }

    @Override
    public ListedObject next() {
        ListedObject object = peek();
        if (object == null) {
            throw new NoSuchElementException();
        }
        next++;
        return object;
    }

    /** The next object, which stays the next; null after the last. */
    @Nullable
    ListedObject peek() {
        return hasNext() ? page.get(next) : null;
    }
}
