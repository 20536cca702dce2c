package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.profile.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Finding the URLs of profile images by their ids. */
@Component
class ImageUrlCalls {

    private final Body body;
    private final Profiles profiles;
    private final ImageUrls urls;

    ImageUrlCalls(Body body, Profiles profiles, ImageUrls urls) {
        this.body = body;
        this.profiles = profiles;
        this.urls = urls;
    }

    Mono<ServerResponse> resolve(ServerRequest request, Caller caller) {
        return body.small(request)
                .map(ImageUrlRequest::list)
                .flatMap(wanted -> owners(wanted)
                        .map(owners -> wanted.stream()
                                .map(one -> resolved(one, owners, request))
                                .toList()))
                .flatMap(resolved ->
                        ServerResponse.ok().contentType(Smartsheet.JSON).bodyValue(new ImageUrlMapJson(resolved)));
    }

    private Mono<Map<UserId, Profile>> owners(List<ImageUrlRequest> wanted) {
        return profiles.profiles(wanted.stream()
                        .flatMap(one -> id(one).stream())
                        .map(ProfileImageId::userId)
                        .collect(Collectors.toSet()))
                .map(found -> found.stream().collect(Collectors.toMap(Profile::userId, Function.identity())));
    }

    private ImageUrlJson resolved(ImageUrlRequest wanted, Map<UserId, Profile> owners, ServerRequest request) {
        return image(wanted, owners)
                .map(image -> BoundedImage.of(image, wanted))
                .map(bounded -> ImageUrlJson.found(wanted, urls.of(bounded.rendition()) + bounded.query()))
                .orElseGet(() -> ImageUrlJson.failed(wanted, ErrorJson.of(SmartsheetError.notFound(), request)));
    }

    /** The picture, while it is the one that its user shows. */
    private static Optional<Image> image(ImageUrlRequest wanted, Map<UserId, Profile> owners) {
        return id(wanted)
                .flatMap(id -> Optional.ofNullable(owners.get(id.userId()))
                        .flatMap(owner -> owner.picture(PictureKind.AVATAR))
                        .filter(image -> image.imageId().equals(id.imageId())));
    }

    private static Optional<ProfileImageId> id(ImageUrlRequest wanted) {
        return ProfileImageId.parse(wanted.imageId());
    }
}
