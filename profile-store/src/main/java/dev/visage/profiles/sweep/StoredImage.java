package dev.visage.profiles.sweep;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ListedObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The renditions of a picture that the bucket holds. */
record StoredImage(ImageId imageId, List<ListedObject> objects) {

    /** The next picture of a listing; keys of another form are passed over. */
    static Optional<StoredImage> next(Listing listing) {
        while (listing.hasNext()) {
            ListedObject first = listing.next();
            Optional<ImageId> imageId = first.key().imageId();
            if (imageId.isPresent()) {
                List<ListedObject> objects = new ArrayList<>(List.of(first));
                ListedObject following = listing.peek();
                while (following != null && following.key().imageId().equals(imageId)) {
                    objects.add(listing.next());
                    following = listing.peek();
                }
                return Optional.of(new StoredImage(imageId.get(), objects));
            }
        }
        return Optional.empty();
    }

    boolean isOlderThan(Instant limit) {
        return objects.stream().allMatch(object -> object.lastModified().isBefore(limit));
    }

    boolean holdsAll(List<Rendition> renditions) {
        Set<ObjectKey> keys = objects.stream().map(ListedObject::key).collect(Collectors.toSet());
        return renditions.stream().allMatch(rendition -> keys.contains(rendition.key()));
    }
}
