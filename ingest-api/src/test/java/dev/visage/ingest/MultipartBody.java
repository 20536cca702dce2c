package dev.visage.ingest;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A {@code multipart/form-data} body as a client writes it. */
final class MultipartBody {

    private static final String BOUNDARY = "x";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a file part. */
    MultipartBody file(String name, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"a.jpg\"", content);
    }

    /** Adds a part without a file name. */
    MultipartBody text(String name, String content) {
        return bare(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file part that has no name. */
    MultipartBody namelessFile(byte[] content) {
        return part("filename=\"a.jpg\"", content);
    }

    /** Adds bytes without a file name. */
    MultipartBody bare(String name, byte[] content) {
        return part("name=\"" + name + "\"", content);
    }

    private MultipartBody part(String disposition, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
        bytes.writeBytes(content);
        write("\r\n");
        return this;
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts the body. */
    HttpRequest.Builder post(HttpRequest.Builder request) {
        return send("POST", request);
    }

    /** Sends the body with a method. */
    HttpRequest.Builder send(String method, HttpRequest.Builder request) {
        byte[] head = bytes.toByteArray();
        byte[] end = ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head);
        whole.writeBytes(end);
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .method(method, BodyPublishers.ofByteArray(whole.toByteArray()));
    }
}
