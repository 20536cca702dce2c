package dev.visage.bench.ingest;

import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Requests that store a picture without the edge, under a new key each, with what an original has beside it. They are signed
 * before they are needed (presigned URLs), so that the client's work is sending alone, as it is for uploads.
 */
final class DirectPuts implements Supplier<HttpRequest> {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final MinioClient signer;
    private final String bucket;
    private final byte[] picture;
    private final Queue<URI> signed = new ConcurrentLinkedQueue<>();

    /**
     * @param edge the configuration of the edge, which names the store
     */
    DirectPuts(Properties edge, byte[] picture) {
        this.signer = MinioClient.builder()
                .endpoint(edge.getProperty("visage.s3.endpoint"))
                .region("us-east-1")
                .credentials(edge.getProperty("visage.s3.access-key"), edge.getProperty("visage.s3.secret-key"))
                .build();
        this.bucket = edge.getProperty("visage.s3.bucket");
        this.picture = picture;
    }

    /** Signs so many more. */
    void sign(int requests) {
        for (int i = 0; i < requests; i++) {
            signed.add(sign("direct/" + UUID.randomUUID()));
        }
    }

    private URI sign(String key) {
        try {
            return URI.create(signer.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(Http.Method.PUT)
                    .bucket(bucket)
                    .object(key)
                    .build()));
        } catch (MinioException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public HttpRequest get() {
        return HttpRequest.newBuilder(signed.remove())
                .timeout(TIMEOUT)
                .header("Content-Type", "image/jpeg")
                .PUT(BodyPublishers.ofByteArray(picture))
                .build();
    }
}
