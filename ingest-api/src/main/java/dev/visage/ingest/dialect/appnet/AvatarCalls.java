package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.Multipart;
import dev.visage.ingest.dialect.Prefer;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import dev.visage.ingest.upload.Submission;
import dev.visage.ingest.upload.Upload;
import dev.visage.ingest.upload.UploadSettings;
import dev.visage.ingest.upload.Uploads;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Setting the caller's avatar, and finding anybody's. */
@Component
class AvatarCalls {

    private static final String CLIENT = "appnet";
    private static final String PART = "avatar";
    private static final int QUALITY = 85;

    /** Must be smaller than 1 MB. */
    private static final DataSize LIMIT =
            DataSize.ofBytes(DataSize.ofMegabytes(1).toBytes() - 1);

    private static final Recipe RECIPE = Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(QUALITY));

    private final Uploads uploads;
    private final UploadSettings settings;
    private final Profiles profiles;
    private final ImageUrls urls;

    AvatarCalls(Uploads uploads, UploadSettings settings, Profiles profiles, ImageUrls urls) {
        this.uploads = uploads;
        this.settings = settings;
        this.profiles = profiles;
        this.urls = urls;
    }

    Mono<ServerResponse> upload(ServerRequest request, Caller caller) {
        UserId self = caller.self();
        requireSelf(UserRef.parse(request.pathVariable("user")), self);
        caller.requireUpdating(self);
        return picture(request)
                .map(bytes -> new Upload(self, PictureKind.AVATAR, CLIENT, bytes, RECIPE))
                .flatMap(upload -> uploads.submit(
                        upload, Prefer.wait(request, settings.longestWait()).orElse(settings.dialectWait())))
                .flatMap(submission -> answer(submission, self));
    }

    /** Uploading exists for {@code me}, which the caller's own number is another name of. */
    private static void requireSelf(UserRef user, UserId self) {
        if (!(user instanceof UserRef.Me) && !user.equals(new UserRef.Numbered(self))) {
            throw new FailureException(new Failure.OtherUser());
        }
    }

    private static Mono<byte[]> picture(ServerRequest request) {
        MediaType type = request.headers().contentType().orElse(null);
        if (type == null || !type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
            return Mono.error(noFile());
        }
        return Body.framedPicture(request, LIMIT)
                .map(body -> Multipart.parse(type, body)
                        .part(PART)
                        .map(part -> withinLimit(part.bytes()))
                        .orElseThrow(AvatarCalls::noFile));
    }

    private static FailureException noFile() {
        return FailureException.malformed(PART, "No file uploaded");
    }

    private static byte[] withinLimit(byte[] bytes) {
        if (bytes.length > LIMIT.toBytes()) {
            throw FailureException.refused(new Rejection.TooManyBytes(LIMIT.toBytes(), (long) bytes.length));
        }
        return bytes;
    }

    private Mono<ServerResponse> answer(Submission submission, UserId self) {
        if (submission instanceof Submission.Decided decided) {
            return decided.outcome().translate(new Ending()).flatMap(this::shown);
        }
        return profiles.profile(self)
                .flatMap(profile -> ServerResponse.accepted()
                        .location(URI.create("/v1/uploads/" + submission.uploadId()))
                        .bodyValue(Envelope.of(HttpStatus.ACCEPTED, AppNetUser.of(profile, urls))));
    }

    private Mono<ServerResponse> shown(UserId userId) {
        return profiles.profile(userId)
                .flatMap(profile ->
                        ServerResponse.ok().bodyValue(Envelope.of(HttpStatus.OK, AppNetUser.of(profile, urls))));
    }

    Mono<ServerResponse> redirect(ServerRequest request) {
        UserRef user = UserRef.parse(request.pathVariable("user"));
        return Caller.ofAnyone(request)
                .flatMap(caller -> user instanceof UserRef.Me && caller.isEmpty()
                        ? Mono.error(new FailureException(new Failure.Unauthenticated(Failure.TokenProblem.MISSING)))
                        : profiles.profile(user, caller.map(Caller::userId).orElse(null)))
                .flatMap(profile -> ServerResponse.status(HttpStatus.FOUND)
                        .location(withQueryOf(request, avatarUrl(profile)))
                        .cacheControl(CacheControl.noCache())
                        .build());
    }

    private String avatarUrl(Profile profile) {
        return profile.picture(PictureKind.AVATAR)
                .map(image -> urls.of(image.largest()))
                .orElseGet(() -> urls.ofDefault(PictureKind.AVATAR));
    }

    /** The query goes along, but for what concerns this call alone. */
    private static URI withQueryOf(ServerRequest request, String url) {
        return UriComponentsBuilder.fromUriString(url)
                .query(request.uri().getRawQuery())
                .replaceQueryParam("access_token")
                .replaceQueryParam("callback")
                .build(true)
                .toUri();
    }

    /** The user to show, or the failure to answer with. */
    private static final class Ending implements UploadOutcome.Translation<Mono<UserId>> {

        @Override
        public Mono<UserId> applied(UploadOutcome.Applied outcome) {
            return Mono.just(outcome.userId());
        }

        @Override
        public Mono<UserId> superseded(UploadOutcome.Superseded outcome) {
            return Mono.just(outcome.userId());
        }

        @Override
        public Mono<UserId> rejected(UploadOutcome.Rejected outcome) {
            return Mono.error(FailureException.refused(outcome.reason()));
        }

        @Override
        public Mono<UserId> failed(UploadOutcome.Failed outcome) {
            return Mono.error(new FailureException(new Failure.Broken()));
        }
    }
}
