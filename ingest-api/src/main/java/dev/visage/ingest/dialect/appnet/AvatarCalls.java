package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.ContentType;
import dev.visage.ingest.dialect.Multipart;
import dev.visage.ingest.dialect.PictureUploads;
import dev.visage.ingest.dialect.Settled;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import dev.visage.ingest.upload.UploadTerms;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Setting the caller's avatar, and finding anybody's. */
@Component
class AvatarCalls {

    private static final String PART = "avatar";
    private static final int QUALITY = 85;

    /** Must be smaller than 1 MB. */
    private static final DataSize LIMIT =
            DataSize.ofBytes(DataSize.ofMegabytes(1).toBytes() - 1);

    private static final UploadTerms TERMS = UploadTerms.of(
            AppNet.NAME,
            PictureKind.AVATAR,
            LIMIT,
            Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(QUALITY)));

    private final Body body;
    private final PictureUploads uploads;
    private final Profiles profiles;
    private final ImageUrls urls;

    AvatarCalls(Body body, PictureUploads uploads, Profiles profiles, ImageUrls urls) {
        this.body = body;
        this.uploads = uploads;
        this.profiles = profiles;
        this.urls = urls;
    }

    Mono<ServerResponse> upload(ServerRequest request, Caller caller) {
        UserId self = caller.self();
        requireSelf(UserRef.parse(request.pathVariable("user")), self);
        caller.requireUpdating(self);
        return uploads.upload(request, self, TERMS, picture(request)).flatMap(this::answer);
    }

    /** Uploading exists for {@code me}, which the caller's own number is another name of. */
    private static void requireSelf(UserRef user, UserId self) {
        if (!(user instanceof UserRef.Me) && !user.equals(new UserRef.Numbered(self))) {
            throw new FailureException(new Failure.OtherUser());
        }
    }

    private Mono<byte[]> picture(ServerRequest request) {
        if (ContentType.of(request) != ContentType.MULTIPART) {
            return Mono.error(noFile());
        }
        MediaType type = ContentType.ofMultipart(request);
        return body.framedPicture(request, LIMIT)
                .map(bytes -> Multipart.parse(type, bytes)
                        .part(PART)
                        .map(Multipart.Part::bytes)
                        .orElseThrow(AvatarCalls::noFile));
    }

    private static FailureException noFile() {
        return FailureException.malformed(PART, "No file uploaded");
    }

    private Mono<ServerResponse> answer(Settled settled) {
        HttpStatus status = settled.isPending() ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return settled.answer(status)
                .contentType(Envelope.JSON)
                .bodyValue(Envelope.of(status, AppNetUser.of(settled.profile(), urls)));
    }

    Mono<ServerResponse> redirect(ServerRequest request) {
        UserRef user = UserRef.parse(request.pathVariable("user"));
        return Caller.ofAnyone(request)
                .flatMap(caller -> user instanceof UserRef.Me && caller.isEmpty()
                        ? Mono.error(new FailureException(new Failure.Unauthenticated(Failure.TokenProblem.MISSING)))
                        : profiles.profile(user, caller.map(Caller::userId).orElse(null)))
                .flatMap(profile -> ServerResponse.status(HttpStatus.FOUND)
                        .header(HttpHeaders.LOCATION, avatarUrl(profile) + RedirectQuery.of(request.uri()))
                        .cacheControl(CacheControl.noCache())
                        .build());
    }

    private String avatarUrl(Profile profile) {
        return profile.picture(PictureKind.AVATAR)
                .map(image -> urls.of(image.largest()))
                .orElseGet(() -> urls.ofDefault(PictureKind.AVATAR));
    }
}
