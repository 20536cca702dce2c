package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.smartsheet.api.AuthorizationException;
import com.smartsheet.api.InvalidRequestException;
import com.smartsheet.api.ResourceNotFoundException;
import com.smartsheet.api.Smartsheet;
import com.smartsheet.api.SmartsheetBuilder;
import com.smartsheet.api.SmartsheetException;
import com.smartsheet.api.SmartsheetRestException;
import com.smartsheet.api.internal.http.DefaultHttpClient;
import com.smartsheet.api.internal.json.JacksonJsonSerializer;
import com.smartsheet.api.models.DeleteUserParameters;
import com.smartsheet.api.models.ImageUrl;
import com.smartsheet.api.models.ImageUrlMap;
import com.smartsheet.api.models.ProfileImage;
import com.smartsheet.api.models.User;
import com.smartsheet.api.models.UserProfile;
import com.smartsheet.api.models.enums.UserStatus;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.launch.RunningSystem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.apache.http.HttpMessage;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.impl.client.HttpClientBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official Smartsheet SDK for Java, as its users use it, against the whole system. */
class SmartsheetSdkIT {

    private static final AtomicLong USERS = new AtomicLong(3_173_821_341_106_000L);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final int WHITE = 0xffffff;

    private static TestingClient client;
    private static URI url;

    private final long user = USERS.incrementAndGet();
    private final List<HttpMessage> sent = new CopyOnWriteArrayList<>();
    private final List<HttpMessage> received = new CopyOnWriteArrayList<>();

    @TempDir
    private Path files;

    private Smartsheet smartsheet;

    @BeforeAll
    static void find() throws IOException {
        client = TestingClient.of(SharedSystem.get().dataDirectory());
        url = RunningSystem.of(SharedSystem.get().dataDirectory()).url();
    }

    @BeforeEach
    void provisionUser() {
        client.provision(user, """
                {"username":"jane%d","name":"Jane Doe","email":"jane.doe+%d@example.org","locale":"en_US",
                 "timezone":"US/Pacific"}
                """.formatted(user, user));
        smartsheet = sdk("/2.0/", client.token(user, "update_profile", FIVE_MINUTES));
    }

    @Test
    void addsAProfileImageReadsItsUserFindsItsUrlAndDownloadsIt() throws Exception {
        String file = file("portrait of jane.png", SamplePictures.png(300, 200));

        User changed = smartsheet.userResources().addProfileImage(user, file, "image/png");

        assertThat(changed.getId()).isEqualTo(user);
        assertThat(changed.getName()).isEqualTo("Jane Doe");
        assertThat(changed.getFirstName()).isEqualTo("Jane");
        assertThat(changed.getLastName()).isEqualTo("Doe");
        assertThat(changed.getEmail()).isEqualTo("jane.doe+" + user + "@example.org");
        ProfileImage image = changed.getProfileImage();
        assertThat(image.getWidth()).isEqualTo(1050);
        assertThat(image.getHeight()).isEqualTo(1050);

        for (UserProfile read : List.of(
                smartsheet.userResources().getCurrentUser(),
                smartsheet.userResources().getUser(user))) {
            assertThat(read.getId()).isEqualTo(user);
            assertThat(read.getFirstName()).isEqualTo("Jane");
            assertThat(read.getLocale()).isEqualTo("en_US");
            assertThat(read.getTimeZone()).isEqualTo("US/Pacific");
            assertThat(read.getProfileImage().getImageId()).isEqualTo(image.getImageId());
            assertThat(read.getProfileImage().getWidth()).isEqualTo(1050);
        }

        ImageUrlMap found = smartsheet
                .imageUrlResources()
                .getImageUrls(List.of(
                        new ImageUrl(image.getImageId()),
                        new ImageUrl(image.getImageId()).setWidth(256L).setHeight(256L),
                        new ImageUrl("u!1!nAtdn5RJB_o!k6_e_3h2R3w!wmYXPek-yVD")));

        assertThat(found.getUrlExpiresInMillis()).isEqualTo(1_800_000);
        assertShowsAWideImage(download(found.getImageUrls().get(0)), 1050);
        assertShowsAWideImage(download(found.getImageUrls().get(1)), 256);
        assertThat(found.getImageUrls().get(1).getWidth()).isEqualTo(256);
        assertThat(found.getImageUrls().get(2).getUrl()).isNull();
        assertThat(found.getImageUrls().get(2).getError().getErrorCode()).isEqualTo(1006);
        assertThat(found.getImageUrls().get(2).getError().getRefId()).matches("[a-z0-9]{12}");
    }

    @Test
    void readsAllThatIsKnownOfAUser() throws Exception {
        long other = USERS.incrementAndGet();
        client.provision(other, """
                {"username":"ada%d","name":"Ada Maria Quill","firstName":"Ada","lastName":"Maria Quill",
                 "alternateEmails":[{"email":"ada@example.net","confirmed":true}],
                 "account":{"id":5831916227192708,"name":"Quill & Sons","status":"active","admin":true,"licensed":false,
                            "lastActiveAt":"2026-08-15T18:32:47.5Z"},
                 "work":{"company":"Quill","department":"Press","title":"Editor","role":"Art","phone":"+1 555 0100",
                         "mobilePhone":"+1 555 0101"},
                 "counts":{"sheets":11}}
                """.formatted(other));

        UserProfile read = sdk("/2.0/", client.token(1, "admin", FIVE_MINUTES))
                .userResources()
                .getUser(other);

        assertThat(read.getLastName()).isEqualTo("Maria Quill");
        assertThat(read.getAccount().getId()).isEqualTo(5_831_916_227_192_708L);
        assertThat(read.getAccount().getName()).isEqualTo("Quill & Sons");
        assertThat(read.getStatus()).isEqualTo(UserStatus.ACTIVE);
        assertThat(read.getAdmin()).isTrue();
        assertThat(read.getLicensedSheetCreator()).isFalse();
        assertThat(read.getGroupAdmin()).isNull();
        assertThat(read.getLastLogin()).isEqualTo("2026-08-15T18:32:47Z");
        assertThat(read.getSheetCount()).isEqualTo(11);
        assertThat(read.getCompany()).isEqualTo("Quill");
        assertThat(read.getDepartment()).isEqualTo("Press");
        assertThat(read.getTitle()).isEqualTo("Editor");
        assertThat(read.getRole()).isEqualTo("Art");
        assertThat(read.getWorkPhone()).isEqualTo("+1 555 0100");
        assertThat(read.getMobilePhone()).isEqualTo("+1 555 0101");
        assertThat(read.getProfileImage()).isNull();
        assertThat(read.getAlternateEmails()).singleElement().satisfies(alternate -> {
            assertThat(alternate.getId()).isPositive();
            assertThat(alternate.getEmail()).isEqualTo("ada@example.net");
            assertThat(alternate.getConfirmed()).isTrue();
        });
    }

    @Test
    void sendsAPictureAsJsonWithItsPathForAName() throws Exception {
        byte[] png = SamplePictures.png(18, 18);

        User changed = smartsheet.userResources().addProfileImage(user, file("icon.png", png), "image/png");

        assertThat(changed.getProfileImage().getWidth()).isEqualTo(1050);
        assertThat(header(sent, "Content-Type")).isEqualTo("application/json");
        assertThat(header(sent, "Content-Length")).isEqualTo(Integer.toString(png.length));
        assertThat(header(sent, "Content-Disposition"))
                .startsWith("attachment; filename=")
                .contains("%2Ficon.png");
        assertThat(header(received, "Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
    }

    @Test
    void makesManyCallsOnConnectionsThatItKeeps() throws Exception {
        makeManyCalls();

        assertThat(received).hasSize(24).noneMatch(answer -> answer.containsHeader("Connection"));
    }

    @Test
    void makesManyCallsOnConnectionsThatItWantsClosed() throws Exception {
        smartsheet = sdk(
                "/2.0/",
                client.token(user, "update_profile", FIVE_MINUTES),
                (request, context) -> request.setHeader("Connection", "close"));

        makeManyCalls();

        assertThat(received)
                .hasSize(24)
                .allSatisfy(
                        answer -> assertThat(answer.getFirstHeader("Connection").getValue())
                                .isEqualToIgnoringCase("close"));
    }

    private void makeManyCalls() throws SmartsheetException, IOException {
        String file = file("a.jpg", SamplePictures.photograph(64, 48, Orientation.TURN_RIGHT));
        for (int call = 0; call < 20; call++) {
            if (call % 5 == 0) {
                smartsheet.userResources().addProfileImage(user, file, "image/jpeg");
            }
            assertThat(smartsheet.userResources().getCurrentUser().getId()).isEqualTo(user);
        }
    }

    @Test
    void actsAsAnotherUser() throws Exception {
        smartsheet = sdk("/2.0/", client.token(1, "admin", FIVE_MINUTES));

        smartsheet.setAssumedUser("jane.doe+" + user + "@example.org");
        assertThat(smartsheet.userResources().getCurrentUser().getId()).isEqualTo(user);

        smartsheet.setAssumedUser("nobody@example.org");
        assertThatError(
                AuthorizationException.class,
                1030,
                () -> smartsheet.userResources().getCurrentUser());
    }

    @Test
    void learnsWhatIsWrongWithItsToken() {
        Smartsheet invalid = sdk("/2.0/", "nonsense");
        Smartsheet missing = sdk("/2.0/", "removed", (request, context) -> request.removeHeaders("Authorization"));

        assertThatError(
                AuthorizationException.class,
                1001,
                () -> missing.userResources().getCurrentUser());
        assertThatError(
                AuthorizationException.class,
                1002,
                () -> invalid.userResources().getCurrentUser());
    }

    @Test
    void learnsThatAnotherUserIsNoneOfItsBusiness() throws IOException {
        assertThatUploadFails(AuthorizationException.class, 1004, 1, SamplePictures.png(18, 18));
        assertThatError(
                AuthorizationException.class,
                1004,
                () -> smartsheet.userResources().getUser(1));
    }

    @Test
    void learnsWhatDoesNotExist() throws IOException {
        Smartsheet older = sdk("/1.1/", client.token(user, "update_profile", FIVE_MINUTES));
        assertThatError(
                ResourceNotFoundException.class,
                1007,
                () -> older.userResources().getCurrentUser());
        assertThatError(
                ResourceNotFoundException.class,
                1006,
                () -> smartsheet.serverInfoResources().getServerInfo());

        smartsheet = sdk("/2.0/", client.token(user, "admin", FIVE_MINUTES));
        long nobody = USERS.incrementAndGet();
        assertThatError(
                ResourceNotFoundException.class,
                1020,
                () -> smartsheet.userResources().getUser(nobody));
        assertThatUploadFails(ResourceNotFoundException.class, 1020, nobody, SamplePictures.png(18, 18));
    }

    @Test
    void learnsWhatIsWrongWithItsFile() throws IOException {
        byte[] png = SamplePictures.png(300, 200);

        assertThatUploadFails(InvalidRequestException.class, 1008, user, "hello".getBytes(StandardCharsets.UTF_8));
        assertThatUploadFails(InvalidRequestException.class, 1008, user, SamplePictures.heic());
        assertThatUploadFails(InvalidRequestException.class, 1008, user, SamplePictures.truncated(png, 0.5));
        assertThatUploadFails(InvalidRequestException.class, 1008, user, SamplePictures.pngClaiming(9000, 9000));
        assertThatUploadFails(InvalidRequestException.class, 1024, user, new byte[0]);
        assertThatUploadFails(InvalidRequestException.class, 1074, user, Arrays.copyOf(png, (10 << 20) + 1));
    }

    @Test
    void learnsWhatCannotBeDone() {
        Smartsheet choosy = sdk(
                "/2.0/",
                client.token(user, "update_profile", FIVE_MINUTES),
                (request, context) -> request.setHeader("Accept", "text/html"));

        assertThatError(
                InvalidRequestException.class,
                1010,
                () -> smartsheet.userResources().deleteUser(user, new DeleteUserParameters()));
        assertThatError(
                InvalidRequestException.class,
                1008,
                () -> smartsheet.imageUrlResources().getImageUrls(List.of()));
        assertThatError(
                SmartsheetRestException.class,
                1052,
                () -> choosy.userResources().getCurrentUser());
    }

    private Smartsheet sdk(String path, String token) {
        return sdk(path, token, (request, context) -> {});
    }

    /** The SDK on its own HTTP client, each of whose requests passes through our hands. */
    private Smartsheet sdk(String path, String token, HttpRequestInterceptor change) {
        DefaultHttpClient http = new DefaultHttpClient(
                HttpClientBuilder.create()
                        .addInterceptorLast(change)
                        .addInterceptorLast((HttpRequestInterceptor) (request, context) -> sent.add(request))
                        .addInterceptorLast((HttpResponseInterceptor) (response, context) -> received.add(response))
                        .build(),
                new JacksonJsonSerializer());
        return new SmartsheetBuilder()
                .setBaseURI(url.resolve(path).toString())
                .setAccessToken(token)
                .setHttpClient(http)
                .setMaxRetryTimeMillis(1)
                .build();
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(files.resolve(name), content).toString();
    }

    private void assertThatUploadFails(
            Class<? extends SmartsheetRestException> type, int code, long userId, byte[] content) throws IOException {
        String file = file("upload", content);
        assertThatError(type, code, () -> smartsheet.userResources().addProfileImage(userId, file, "image/png"));
    }

    private static void assertThatError(
            Class<? extends SmartsheetRestException> type, int code, ThrowingCallable call) {
        SmartsheetRestException thrown = catchThrowableOfType(type, call);
        assertThat(thrown).as("error %d", code).isNotNull().isExactlyInstanceOf(type);
        assertThat(thrown.getErrorCode()).isEqualTo(code);
        assertThat(thrown.getRefId()).matches("[a-z0-9]{12}");
        assertThat(thrown.getMessage()).isNotBlank();
    }

    private static String header(List<HttpMessage> messages, String name) {
        return messages.get(messages.size() - 1).getFirstHeader(name).getValue();
    }

    private static BufferedImage download(ImageUrl imageUrl) throws IOException {
        HttpResponse<byte[]> response = client.open(imageUrl.getUrl());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("image/jpeg");
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    /** Of a picture half as wide again as high: white above and below, and itself from edge to edge. */
    private static void assertShowsAWideImage(BufferedImage image, int side) {
        assertThat(image.getWidth()).isEqualTo(side);
        assertThat(image.getHeight()).isEqualTo(side);
        int margin = side / 12;
        assertThatColourIsClose(image.getRGB(margin, margin), WHITE);
        assertThatColourIsClose(image.getRGB(side - margin, side - margin), WHITE);
        assertThatColourIsClose(image.getRGB(margin, side / 4), SamplePictures.TOP_LEFT);
        assertThatColourIsClose(image.getRGB(side - margin, side * 3 / 4), SamplePictures.BOTTOM_RIGHT);
    }

    private static void assertThatColourIsClose(int actual, int expected) {
        for (int shift : List.of(16, 8, 0)) {
            assertThat(actual >> shift & 0xff)
                    .as("%06x, not %06x", actual & 0xffffff, expected)
                    .isCloseTo(expected >> shift & 0xff, within(24));
        }
    }
}
