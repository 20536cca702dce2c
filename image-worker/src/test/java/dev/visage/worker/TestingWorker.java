package dev.visage.worker;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.testing.TestInfrastructure;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service as it runs, on the infrastructure for tests.
 *
 * @param context the running application
 */
record TestingWorker(ConfigurableApplicationContext context) implements AutoCloseable {

    private static final String BUCKET = "image-worker";
    private static final AtomicLong LAST_USER = new AtomicLong(1000);

    /**
     * Starts a worker.
     *
     * @param sources configuration besides the application's own
     */
    static TestingWorker start(TestInfrastructure infrastructure, Class<?>... sources) {
        infrastructure.createBucket(BUCKET);
        SpringApplicationBuilder application = ImageWorker.application();
        if (sources.length > 0) {
            application.sources(sources);
        }
        return new TestingWorker(application.run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + infrastructure.kafkaBootstrapServers(),
                "--visage.s3.endpoint=" + infrastructure.s3().uri(),
                "--visage.s3.bucket=" + BUCKET,
                "--visage.s3.access-key=" + infrastructure.s3().accessKey(),
                "--visage.s3.secret-key=" + infrastructure.s3().secretKey(),
                "--visage.worker.intake.threads=2",
                "--visage.worker.pictures.warm-ups=0"));
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
