package dev.visage.contracts.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A profile is no longer what it was.
 *
 * @param userId whose profile
 * @param version the version that it has now; strictly rising per user
 * @param changed the names of the profile's members that differ from the version before, sorted; a picture is named by
 *     its kind
 * @param cause why it changed
 * @param profile the whole profile as it is now
 */
public record ProfileChanged(
        UserId userId, ProfileVersion version, List<String> changed, Cause cause, ProfileSnapshot profile) {

    /** What can be {@code changed}. */
    public static final Set<String> MEMBERS = Stream.concat(
                    Stream.of(Attributes.class.getRecordComponents()).map(RecordComponent::getName),
                    Stream.of(PictureKind.values()).map(PictureKind::wireName))
            .collect(Collectors.toUnmodifiableSet());

    public ProfileChanged {
        changed = List.copyOf(changed);
    }

    /** Why a profile changed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    public sealed interface Cause {

        /** An upload became one of its pictures. */
        @JsonTypeName("upload")
        record Upload(UploadId uploadId) implements Cause {}

        /** An upload of an import became one of its pictures. */
        @JsonTypeName("import")
        record Import(ImportId importId, UploadId uploadId) implements Cause {}

        /** Its attributes were set, or a picture was taken away. */
        @JsonTypeName("edit")
        record Edit() implements Cause {}

        /** One of its pictures, whose objects were gone, was made anew from the original of its upload. */
        @JsonTypeName("repair")
        record Repair(UploadId uploadId) implements Cause {}
    }
}
