package dev.visage.standalone.demo;

import dev.visage.contracts.id.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the public API as a client of one's own would. */
final class DemoClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String BOUNDARY = "visage-demonstration";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI url;

    DemoClient(URI url) {
        this.url = url;
    }

    JsonAnswer provision(String adminToken, UserId userId, String username) throws IOException, InterruptedException {
        String body = "{\"username\":\"" + username + "\",\"name\":\"" + username + "\"}";
        return send(request("/v1/users/" + userId, adminToken)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    JsonAnswer upload(DemoUpload upload, String token) throws IOException, InterruptedException {
        String path = "/v1/users/" + upload.userId() + "/pictures/avatar";
        HttpRequest.Builder request = switch (upload.client()) {
            case NATIVE_RAW ->
                request(path, token)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(upload.bytes()));
            case NATIVE_MULTIPART -> multipart(request(path, token), "image", upload.bytes());
            case GETNATIVE ->
                json(request("/account/update_profile_image", token), "{\"image\":\"" + base64(upload.bytes()) + "\"}");
            case SMARTSHEET ->
                request("/2.0/users/" + upload.userId() + "/profileimage", token)
                        .POST(BodyPublishers.ofByteArray(upload.bytes()));
            case VAYES ->
                json(
                        request("/api/4.0/user/profile-picture", token),
                        "{\"name\":\"profile_picture.jpg\",\"height\":200,\"width\":200,\"mime\":\"image/jpeg\",\"dataUri\":"
                                + "\"data:image/jpeg;base64," + base64(upload.bytes()) + "\"}");
            case KANTATA ->
                multipart(
                        request("/api/v1/users/" + upload.userId() + "/profile_photo", token),
                        "user[profile_photo_attachment_file]",
                        upload.bytes());
            case APPNET -> multipart(request("/stream/0/users/me/avatar", token), "avatar", upload.bytes());
        };
        return send(request.header("Prefer", "wait=25"));
    }

    JsonAnswer profile(UserId userId, String token) throws IOException, InterruptedException {
        return send(request("/v1/users/" + userId, token).GET());
    }

    JsonAnswer notifications(UserId userId, String token) throws IOException, InterruptedException {
        return send(request("/v1/users/" + userId + "/notifications", token).GET());
    }

    JsonAnswer uploadStatus(String uploadId, String token) throws IOException, InterruptedException {
        return send(request("/v1/uploads/" + uploadId, token).GET());
    }

    /** A published picture, read without a token as everyone may. */
    HttpResponse<byte[]> picture(String pictureUrl) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(pictureUrl)).timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder multipart(HttpRequest.Builder request, String part, byte[] bytes)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part
                + "\"; filename=\"picture\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        body.write(head.getBytes(StandardCharsets.US_ASCII));
        body.write(bytes);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private JsonAnswer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new JsonAnswer(response.statusCode(), JSON.readTree(response.body()));
    }

    /** An answer. */
    record JsonAnswer(int status, JsonNode body) {}
}
