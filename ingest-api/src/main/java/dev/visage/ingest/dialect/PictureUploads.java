package dev.visage.ingest.dialect;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.upload.Submission;
import dev.visage.ingest.upload.Upload;
import dev.visage.ingest.upload.UploadSettings;
import dev.visage.ingest.upload.UploadTerms;
import dev.visage.ingest.upload.Uploads;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The upload calls whose answers are profiles: submit, wait as long as the client likes, show what the profile is now. */
@Component
public class PictureUploads {

    private final Uploads uploads;
    private final UploadSettings settings;
    private final DialectSettings dialects;
    private final Profiles profiles;

    PictureUploads(Uploads uploads, UploadSettings settings, DialectSettings dialects, Profiles profiles) {
        this.uploads = uploads;
        this.settings = settings;
        this.dialects = dialects;
        this.profiles = profiles;
    }

    /**
     * Uploads a picture of a user whom the caller may update.
     *
     * @param picture reads it, once it is known that there is such a user
     * @return an error with a {@link FailureException} if there is none, or the upload is refused, rejected, or cannot be
     *     taken now
     */
    public Mono<Settled> upload(ServerRequest request, UserId userId, UploadTerms terms, Mono<byte[]> picture) {
        Optional<Duration> preferred = Prefer.wait(request, settings.longestWait());
        return profiles.profile(userId)
                .flatMap(before -> picture.map(bytes -> new Upload(userId, bytes, terms))
                        .flatMap(upload -> uploads.submit(upload, preferred.orElse(dialects.longestWait())))
                        .flatMap(submission -> profile(submission, before)
                                .map(profile -> new Settled(
                                        submission.uploadId(),
                                        submission instanceof Submission.Pending,
                                        profile,
                                        preferred))));
    }

    private Mono<Profile> profile(Submission submission, Profile before) {
        return submission instanceof Submission.Decided decided
                ? decided.outcome().translate(new Ending(before))
                : Mono.just(before);
    }

    /** The profile to show, or the failure to answer with. */
    private final class Ending implements UploadOutcome.Translation<Mono<Profile>> {

        private final Profile before;

        Ending(Profile before) {
            this.before = before;
        }

        @Override
        public Mono<Profile> applied(UploadOutcome.Applied outcome) {
            return now(before.showing(outcome.kind(), outcome.image()));
        }

        @Override
        public Mono<Profile> superseded(UploadOutcome.Superseded outcome) {
            return now(before);
        }

        @Override
        public Mono<Profile> rejected(UploadOutcome.Rejected outcome) {
            return Mono.error(FailureException.refused(outcome.reason()));
        }

        @Override
        public Mono<Profile> failed(UploadOutcome.Failed outcome) {
            return Mono.error(new FailureException(new Failure.Broken()));
        }

        /** The upload is done, whether or not the profile can be read again just now. */
        private Mono<Profile> now(Profile asFarAsKnown) {
            UserId userId = before.userId();
            return Fallback.whileUnavailable(profiles.profile(userId), asFarAsKnown, userId, "profile");
        }
    }
}
