package dev.visage.profiles.sweep;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the value of a record says it is about, as far as that can be told: of an event of a later version, or one with a
 * mistake in another member, too.
 */
record Mention(Optional<UploadId> uploadId, Optional<ImageId> imageId) {

    static Mention in(byte[] value) {
        try {
            JsonNode data = EventJson.mapper().readTree(value);
            return new Mention(
                    id(data.path("uploadId"), UploadId::valueOf), id(data.at("/image/imageId"), ImageId::valueOf));
        } catch (JacksonException unreadable) {
            return new Mention(Optional.empty(), Optional.empty());
        }
    }

    private static <T> Optional<T> id(JsonNode member, Function<String, T> reader) {
        try {
            return member.stringValueOpt().map(reader);
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }
}
