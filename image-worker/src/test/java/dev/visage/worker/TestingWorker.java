package dev.visage.worker;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.embedded.S3Endpoint;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.testing.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service as it runs, on the infrastructure for tests.
 *
 * @param context the running application
 */
record TestingWorker(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String BUCKET = "image-worker";
    private static final AtomicLong LAST_USER = new AtomicLong(1000);

    /**
     * Starts a worker.
     *
     * @param sources configuration besides the application's own
     */
    static TestingWorker start(TestInfrastructure infrastructure, Class<?>... sources) {
        infrastructure.createBucket(BUCKET);
        return start(infrastructure.kafkaBootstrapServers(), infrastructure.s3(), sources);
    }

    /** Starts a worker where there is a bucket for it. */
    static TestingWorker start(String kafkaBootstrapServers, S3Endpoint s3, Class<?>... sources) {
        SpringApplicationBuilder application = ImageWorker.application();
        if (sources.length > 0) {
            application.sources(sources);
        }
        return start(application, kafkaBootstrapServers, s3, 2, 0);
    }

    /** Starts a worker with so many threads, of which bulk records may have so many. */
    static TestingWorker start(TestInfrastructure infrastructure, int threads, int bulkThreads) {
        infrastructure.createBucket(BUCKET);
        return start(
                ImageWorker.application(),
                infrastructure.kafkaBootstrapServers(),
                infrastructure.s3(),
                threads,
                bulkThreads);
    }

    private static TestingWorker start(
            SpringApplicationBuilder application,
            String kafkaBootstrapServers,
            S3Endpoint s3,
            int threads,
            int bulkThreads) {
        return new TestingWorker(application.run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafkaBootstrapServers,
                "--visage.s3.endpoint=" + s3.uri(),
                "--visage.s3.bucket=" + BUCKET,
                "--visage.s3.access-key=" + s3.accessKey(),
                "--visage.s3.secret-key=" + s3.secretKey(),
                "--visage.worker.intake.threads=" + threads,
                "--visage.worker.intake.bulk-threads=" + bulkThreads,
                "--visage.worker.pictures.warm-ups=0"));
    }

    /** What it answers over HTTP. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** A user whom no other test knows. */
    static UserId anyone() {
        return new UserId(LAST_USER.incrementAndGet());
    }

    ObjectStore objects() {
        return context.getBean(ObjectStore.class);
    }

    /** Stores an original, as the edge does before it announces the upload. */
    UploadId store(byte[] original) {
        UploadId uploadId = UploadId.next();
        objects().put(ObjectKey.original(uploadId), new ObjectContent(original, "image/jpeg"));
        return uploadId;
    }

    @Override
    public void close() {
        context.close();
    }
}
