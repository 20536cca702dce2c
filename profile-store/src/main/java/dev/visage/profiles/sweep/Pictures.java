package dev.visage.profiles.sweep;

import dev.visage.contracts.id.ImageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pictures that profiles show, in the order of the bytes of their ids, a page of them held at a time. */
final class Pictures {

    private final SweptRows rows;
    private List<ShownPicture> page;
    private int next;

    Pictures(SweptRows rows) {
        this.rows = rows;
        this.page = rows.pictures("");
    }

    /** The next picture, which stays the next; null after the last. */
    @Nullable
    ShownPicture peek() {
        if (next == page.size() && page.size() == SweptRows.PAGE) {
            page = rows.pictures(page.get(page.size() - 1).image().imageId().value());
            next = 0;
        }
        return next < page.size() ? page.get(next) : null;
    }

    /** The next picture if its id is before this one. */
    @Nullable
    ShownPicture nextBefore(ImageId imageId) {
        ShownPicture picture = peek();
        return picture != null && picture.image().imageId().value().compareTo(imageId.value()) < 0 ? take() : null;
    }

    /** The next picture if it has this id. */
    @Nullable
    ShownPicture nextIf(ImageId imageId) {
        ShownPicture picture = peek();
        return picture != null && picture.image().imageId().equals(imageId) ? take() : null;
    }

    /** The next picture; null after the last. */
    @Nullable
    ShownPicture take() {
        ShownPicture picture = peek();
        if (picture != null) {
            next++;
        }
        return picture;
    }
}
