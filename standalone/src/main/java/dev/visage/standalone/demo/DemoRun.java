package dev.visage.standalone.demo;

import dev.visage.contracts.event.ProfileChanged.Cause;
import dev.visage.contracts.id.UserId;
import dev.visage.standalone.demo.ChangeLog.Change;
import dev.visage.standalone.demo.DemoClient.JsonAnswer;
import dev.visage.standalone.demo.DemoRow.ChangeEvent;
import dev.visage.standalone.demo.DemoRow.DownloadedRendition;
import dev.visage.standalone.demo.DemoUpload.Expected;
import dev.visage.standalone.launch.VisageSystem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Carries one upload after the other through the system, and looks at everything that comes of it. */
final class DemoRun {

    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

    private final VisageSystem system;
    private final DemoClient client;
    private final ChangeLog changes;

    DemoRun(VisageSystem system, ChangeLog changes) {
        this.system = system;
        this.client = new DemoClient(system.running().url());
        this.changes = changes;
    }

    DemoRow run(DemoUpload upload) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        provision(upload, faults);
        String token = token(upload.userId(), "update_profile");
        long start = System.nanoTime();
        JsonAnswer answer = client.upload(upload, token);
        long millis = (System.nanoTime() - start) / 1_000_000;
        return upload.expected() instanceof Expected.Applied applied
                ? followed(upload, applied, answer, token, millis, faults)
                : refused(upload, (Expected.Refused) upload.expected(), answer, token, millis, faults);
    }

    private void provision(DemoUpload upload, List<String> faults) throws IOException, InterruptedException {
        JsonAnswer answer = client.provision(token(upload.userId(), "admin"), upload.userId(), upload.username());
        check(faults, answer.status() == 201, "provisioning was answered with " + answer.status());
    }

    private DemoRow refused(
            DemoUpload upload,
            Expected.Refused expected,
            JsonAnswer answer,
            String token,
            long millis,
            List<String> faults)
            throws IOException, InterruptedException {
        String code = answer.body().path("code").asString("");
        check(faults, answer.status() == expected.status(), "the upload was answered with " + answer.status());
        check(faults, code.equals(expected.reason()), "the reason is " + code);
        JsonNode pictures = client.profile(upload.userId(), token).body().path("pictures");
        check(faults, pictures.isObject() && pictures.isEmpty(), "the profile shows a picture");
        return row(upload, null, "refused", code, List.of(), null, null, null, millis, faults);
    }

    private DemoRow followed(
            DemoUpload upload,
            Expected.Applied expected,
            JsonAnswer answer,
            String token,
            long millis,
            List<String> faults)
            throws IOException, InterruptedException {
        check(
                faults,
                answer.status() == upload.client().done(),
                "the upload was answered with " + answer.status() + " " + answer.body());
        Change change = changes.pictureChange(upload.userId()).orElse(null);
        check(faults, change != null, "no change event came");
        String uploadId = change == null ? null : uploadId(change);
        if (upload.client().namesUploads()) {
            check(
                    faults,
                    Objects.equals(uploadId, answer.body().path("uploadId").asString("")),
                    "the change event names another upload");
        }
        JsonNode status = client.uploadStatus(String.valueOf(uploadId), token).body();
        check(faults, status.path("status").asString("").equals("applied"), "the status is " + status);
        List<DownloadedRendition> renditions = download(status.path("image").path("renditions"), expected, faults);
        checkProfile(upload, token, status, faults);
        return row(
                upload,
                uploadId,
                status.path("status").asString("?"),
                status.path("reason").asString(null),
                renditions,
                notification(upload, String.valueOf(uploadId), token, faults),
                change == null ? null : change.event().data().version().value(),
                change == null ? null : event(change),
                millis,
                faults);
    }

    private List<DownloadedRendition> download(JsonNode renditions, Expected.Applied expected, List<String> faults)
            throws IOException, InterruptedException {
        List<DownloadedRendition> downloaded = new ArrayList<>();
        for (JsonNode rendition : renditions) {
            String url = rendition.path("url").asString("");
            HttpResponse<byte[]> response = client.picture(url);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
            int width = image == null ? 0 : image.getWidth();
            int height = image == null ? 0 : image.getHeight();
            String type = response.headers().firstValue("Content-Type").orElse("none");
            check(
                    faults,
                    width == rendition.path("width").asInt(-1)
                            && height == rendition.path("height").asInt(-1)
                            && response.body().length == rendition.path("bytes").asInt(-1),
                    url + " is not of the size that the status says");
            check(faults, type.equals(expected.mediaType()), url + " has the type " + type);
            check(faults, width == height, url + " is no square");
            downloaded.add(new DownloadedRendition(width, height, response.body().length, url));
        }
        List<Integer> widths =
                downloaded.stream().map(DownloadedRendition::width).distinct().toList();
        check(faults, widths.equals(expected.widths()), "the widths are " + widths);
        return downloaded;
    }

    private void checkProfile(DemoUpload upload, String token, JsonNode status, List<String> faults)
            throws IOException, InterruptedException {
        JsonNode avatar =
                client.profile(upload.userId(), token).body().path("pictures").path("avatar");
        check(
                faults,
                avatar.path("imageId").equals(status.path("image").path("imageId")),
                "the profile shows another picture");
    }

    private @Nullable String notification(DemoUpload upload, String uploadId, String token, List<String> faults)
            throws IOException, InterruptedException {
        JsonNode all = client.notifications(upload.userId(), token).body().path("notifications");
        check(faults, all.size() == 1, "there are " + all.size() + " notifications");
        check(
                faults,
                all.path(0).path("uploadId").asString("").equals(uploadId),
                "the notification tells of another upload");
        return all.path(0).path("title").asString(null);
    }

    private static @Nullable String uploadId(Change change) {
        return change.event().data().cause() instanceof Cause.Upload cause
                ? cause.uploadId().toString()
                : null;
    }

    private static ChangeEvent event(Change change) {
        return new ChangeEvent(
                change.event().id().toString(),
                change.event().type().name(),
                change.event().type().topic().topicName(),
                change.offset());
    }

    private static DemoRow row(
            DemoUpload upload,
            @Nullable String uploadId,
            String status,
            @Nullable String reason,
            List<DownloadedRendition> renditions,
            @Nullable String notification,
            @Nullable Long version,
            @Nullable ChangeEvent event,
            long millis,
            List<String> faults) {
        return new DemoRow(
                upload.client().label(),
                upload.userId().value(),
                upload.username(),
                upload.picture(),
                uploadId,
                status,
                reason,
                renditions,
                notification,
                version,
                event,
                millis,
                List.copyOf(faults));
    }

    private String token(UserId userId, String scope) throws IOException {
        return system.keys().mint(userId.toString(), scope, TOKEN_LIFETIME);
    }

    private static void check(List<String> faults, boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }
}
