package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.smartsheet.api.AuthorizationException;
import com.smartsheet.api.InvalidRequestException;
import com.smartsheet.api.ServiceUnavailableException;
import com.smartsheet.api.Smartsheet;
import com.smartsheet.api.SmartsheetBuilder;
import com.smartsheet.api.SmartsheetRestException;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the official Smartsheet SDK for Java makes of the errors that a sound system does not have. */
class SmartsheetSdkErrorsIT {

    private static TestingEdge edge;
    private static long lastUser = 9000;

    @TempDir
    private Path files;

    private long user;
    private String picture;
    private Smartsheet smartsheet;

    @BeforeAll
    static void start() throws IOException {
        edge = new TestingEdge(
                "visage.dialects.wait=20s",
                "visage.rate-limits.enabled=true",
                "visage.rate-limits.changes-per-token=1/1h");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void provisionUser() throws IOException {
        user = ++lastUser;
        edge.profiles.add(user, "jane" + user);
        edge.pipeline.decides(SmartsheetAnswers::applied);
        picture =
                Files.write(files.resolve("me.png"), SamplePictures.png(18, 18)).toString();
        smartsheet = sdk(edge.tokens.of(user, "update_profile"));
    }

    @Test
    void learnsThatItsTokenHasExpired() {
        smartsheet = sdk(edge.tokens.expired(user));

        assertThatUploadFails(AuthorizationException.class, 1003, "Your Access Token has expired.");
    }

    @Test
    void learnsThatItCallsTooOften() throws Exception {
        smartsheet.userResources().addProfileImage(user, picture, "image/png");

        assertThatUploadFails(SmartsheetRestException.class, 4003, "Rate limit exceeded.");
    }

    @Test
    void learnsWhatThePipelineRejected() {
        edge.pipeline.decides(upload -> new UploadOutcome.Rejected(
                upload.uploadId(), upload.userId(), upload.kind(), new Rejection.Undecodable(Defect.CORRUPT)));

        assertThatUploadFails(
                InvalidRequestException.class,
                1008,
                SmartsheetAnswers.UNPARSEABLE + new Rejection.Undecodable(Defect.CORRUPT).sentence());
    }

    @Test
    void learnsOfOurFailure() {
        edge.pipeline.decides(upload -> new UploadOutcome.Failed(upload.uploadId(), upload.userId(), upload.kind()));

        assertThatUploadFails(
                InvalidRequestException.class,
                4000,
                "An unexpected error has occurred. Please contact support and name the refId.");
    }

    @Test
    void learnsThatTheServiceIsOffline() {
        edge.profiles.down(true);
        try {
            assertThatError(
                    ServiceUnavailableException.class,
                    4001,
                    "Smartsheet.com is currently offline for system maintenance. Please check back again shortly.",
                    () -> smartsheet.userResources().getCurrentUser());
        } finally {
            edge.profiles.down(false);
        }
    }

    private static Smartsheet sdk(String token) {
        return new SmartsheetBuilder()
                .setBaseURI(edge.url.resolve("/2.0/").toString())
                .setAccessToken(token)
                .setMaxRetryTimeMillis(1)
                .build();
    }

    private void assertThatUploadFails(Class<? extends SmartsheetRestException> type, int code, String message) {
        assertThatError(
                type, code, message, () -> smartsheet.userResources().addProfileImage(user, picture, "image/png"));
    }

    private static void assertThatError(
            Class<? extends SmartsheetRestException> type, int code, String message, ThrowingCallable call) {
        SmartsheetRestException thrown = catchThrowableOfType(type, call);
        assertThat(thrown).isNotNull().isExactlyInstanceOf(type).hasMessage(message);
        assertThat(thrown.getErrorCode()).isEqualTo(code);
        assertThat(thrown.getRefId()).matches("[a-z0-9]{12}");
    }
}
