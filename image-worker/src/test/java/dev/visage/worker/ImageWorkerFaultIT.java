package dev.visage.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageProcessed.Succeeded;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.objects.testing.InMemoryObjectStore;
import dev.visage.testing.TestInfrastructure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

class ImageWorkerFaultIT {

    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.shared();

    @Test
    void losesNothingWhenAWorkerStopsInTheMiddleAndAnotherGoesOn() throws Exception {
        byte[] photograph = SamplePictures.photograph(800, 600, Orientation.UPRIGHT);
        List<UploadId> uploadIds = new ArrayList<>();
        try (TestingUploads uploads = new TestingUploads(INFRASTRUCTURE.kafkaBootstrapServers());
                TestingWorker first = TestingWorker.start(INFRASTRUCTURE);
                TestingWorker second = TestingWorker.start(INFRASTRUCTURE)) {
            for (int i = 0; i < 60; i++) {
                UploadId uploadId = second.store(photograph);
                uploads.announce(uploadId, TestingWorker.anyone());
                uploadIds.add(uploadId);
            }

            first.context().close();

            assertThat(uploads.awaitResults(uploadIds))
                    .allSatisfy(result -> assertThat(result).isInstanceOf(Succeeded.class));
        }
    }

    @Test
    void waitsForAnObjectStoreThatIsAway() throws Exception {
        try (TestingUploads uploads = new TestingUploads(INFRASTRUCTURE.kafkaBootstrapServers());
                TestingWorker worker = TestingWorker.start(INFRASTRUCTURE, StoreInMemory.class)) {
            UploadId uploadId = worker.store(SamplePictures.photograph(300, 300, Orientation.UPRIGHT));
            InMemoryObjectStore objects = worker.context().getBean(InMemoryObjectStore.class);
            objects.reachable(false);
            uploads.announce(uploadId, TestingWorker.anyone());
            UserId another = TestingWorker.anyone();
            uploads.sendGarbage(another, "put aside meanwhile");
            uploads.awaitDeadLetter(another);

            objects.reachable(true);

            assertThat(uploads.awaitResult(uploadId)).isInstanceOf(Succeeded.class);
        }
    }

    /** No configuration class by annotation: the application's scan would find it for every worker. */
    static class StoreInMemory {

        @Bean
        @Primary
        InMemoryObjectStore memory() {
            return new InMemoryObjectStore();
        }
    }
}
