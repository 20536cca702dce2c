package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.RecipeParameterException;
import dev.visage.contracts.recipe.RecipeParameters;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.IdempotencyKeyHeader;
import dev.visage.ingest.dialect.Prefer;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.failure.Problem;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import dev.visage.ingest.upload.KeyedSubmission;
import dev.visage.ingest.upload.Originals;
import dev.visage.ingest.upload.Submission;
import dev.visage.ingest.upload.Upload;
import dev.visage.ingest.upload.UploadSettings;
import dev.visage.ingest.upload.UploadTerms;
import dev.visage.ingest.upload.Uploads;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Uploading, and asking what became of it. */
@Component
class UploadCalls {

    private final UploadSettings settings;
    private final UploadBody body;
    private final Uploads uploads;
    private final Originals originals;
    private final Profiles profiles;
    private final ImageUrls urls;

    UploadCalls(
            UploadSettings settings,
            UploadBody body,
            Uploads uploads,
            Originals originals,
            Profiles profiles,
            ImageUrls urls) {
        this.settings = settings;
        this.body = body;
        this.uploads = uploads;
        this.originals = originals;
        this.profiles = profiles;
        this.urls = urls;
    }

    Mono<ServerResponse> upload(ServerRequest request, Caller caller) {
        PictureKind kind = PictureKind.named(request.pathVariable("kind"))
                .orElseThrow(() -> FailureException.notFound(Subject.ROUTE));
        UploadTerms terms = UploadTerms.of(NativeApi.NAME, kind, settings.maxBytes(), recipe(kind, request));
        Optional<Duration> wait = Prefer.wait(request, settings.longestWait());
        Optional<IdempotencyKey> key = IdempotencyKeyHeader.read(request);
        return profiles.userId(UserRef.parse(request.pathVariable("user")), caller.userId())
                .doOnNext(caller::requireUpdating)
                .flatMap(userId -> body.read(request, terms.limit())
                        .map(bytes -> new Upload(userId, bytes, terms))
                        .flatMap(upload -> key.isPresent()
                                ? uploads.submit(upload, key.get(), wait.orElse(Duration.ZERO))
                                        .flatMap(keyed -> keyed.translate(new KeyedAnswer(userId, kind, wait)))
                                : uploads.submit(upload, wait.orElse(Duration.ZERO))
                                        .flatMap(submission -> answer(json(submission, userId, kind), wait, false))));
    }

    private static Recipe recipe(PictureKind kind, ServerRequest request) {
        try {
            return RecipeParameters.read(kind.recipe(), request.queryParams());
        } catch (RecipeParameterException refused) {
            throw FailureException.malformed(refused.parameter(), refused.sentence());
        }
    }

    private UploadJson json(Submission submission, UserId userId, PictureKind kind) {
        return submission instanceof Submission.Decided decided
                ? UploadJson.of(decided.outcome(), urls)
                : UploadJson.accepted(submission.uploadId(), userId, kind);
    }

    private static Mono<ServerResponse> answer(UploadJson upload, Optional<Duration> wait, boolean replayed) {
        ServerResponse.BodyBuilder answer = upload.isPending() ? ServerResponse.accepted() : ServerResponse.ok();
        Prefer.applied(answer, wait);
        if (replayed) {
            answer.header("Idempotent-Replayed", "true");
        }
        return answer.location(URI.create("/v1/uploads/" + upload.uploadId())).bodyValue(upload);
    }

    Mono<ServerResponse> status(ServerRequest request, Caller caller) {
        UploadId uploadId = uploadId(request.pathVariable("uploadId"));
        return profiles.outcome(uploadId)
                .map(outcome -> UploadJson.of(outcome, urls))
                .switchIfEmpty(originals
                        .find(uploadId)
                        .map(original -> UploadJson.accepted(uploadId, original.userId(), original.kind())))
                .switchIfEmpty(Mono.error(() -> FailureException.notFound(Subject.UPLOAD)))
                .doOnNext(upload -> caller.requireReading(upload.userId()))
                .flatMap(upload -> ServerResponse.ok().bodyValue(upload));
    }

    private static UploadId uploadId(String text) {
        try {
            return UploadId.valueOf(text);
        } catch (IllegalArgumentException noUploadId) {
            throw FailureException.notFound(Subject.UPLOAD);
        }
    }

    /** The answer to an upload that came with a key. */
    private final class KeyedAnswer implements KeyedSubmission.Translation<Mono<ServerResponse>> {

        private final UserId userId;
        private final PictureKind kind;
        private final Optional<Duration> wait;

        KeyedAnswer(UserId userId, PictureKind kind, Optional<Duration> wait) {
            this.userId = userId;
            this.kind = kind;
            this.wait = wait;
        }

        @Override
        public Mono<ServerResponse> submitted(KeyedSubmission.Submitted keyed) {
            return answer(json(keyed.submission(), userId, kind), wait, keyed.replayed());
        }

        @Override
        public Mono<ServerResponse> inProgress(KeyedSubmission.InProgress keyed) {
            return Problem.keyInProgress(keyed.retryAfter()).response();
        }

        @Override
        public Mono<ServerResponse> otherPayload(KeyedSubmission.OtherPayload keyed) {
            return Problem.keyReused().response();
        }
    }
}
