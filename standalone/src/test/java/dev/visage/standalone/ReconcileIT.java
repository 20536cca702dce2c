package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ListedObject;
import dev.visage.objects.ObjectContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sweep by command, on the running system. */
class ReconcileIT {

    private static final Path DATA = SharedSystem.get().dataDirectory();
    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);

    private static TestingClient client;
    private static TestingObjects objects;

    @BeforeAll
    static void open() throws IOException {
        client = TestingClient.of(DATA);
        objects = TestingObjects.of(DATA);
    }

    @AfterAll
    static void close() {
        objects.close();
    }

    @Test
    void deletesOrphansAndNothingThatIsShown() {
        client.provision(7101);
        JsonNode shown = client.upload(7101, PHOTOGRAPH);
        ObjectKey orphan = ObjectKey.original(UploadId.next());
        objects.store().put(orphan, new ObjectContent(PHOTOGRAPH, "image/jpeg"));

        JsonNode counts = json(Run.of("reconcile", "--dry-run", "--grace", "0s", "--json", "--data", DATA.toString()));
        assertThat(counts.path("dryRun").asBoolean()).isTrue();
        assertThat(objects.store().describe(orphan)).isPresent();
        // the store tells times in seconds, and what is as old as the sweep stays
        await().until(() -> {
            reconcile();
            return objects.store().describe(orphan).isEmpty();
        });

        for (JsonNode rendition : shown.at("/image/renditions")) {
            assertThat(client.open(rendition.path("url").asString("")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void hasAPictureMadeAgainThatLacksItsObjects() {
        client.provision(7102);
        JsonNode lost = client.upload(7102, PHOTOGRAPH).path("image");
        List<ListedObject> renditions = objects.store()
                .list("images/" + ImageId.valueOf(lost.path("imageId").asString("")) + "/", null, 100);
        objects.store().delete(renditions.stream().map(ListedObject::key).toList());

        // An upload of which a record is not committed yet counts as under way, and is left to the next sweep.
        JsonNode repaired = await().until(
                        () -> {
                            assertThat(reconcile().at("/dangling/unrepairable").asLong())
                                    .isZero();
                            return client.profile(7102).at("/pictures/avatar");
                        },
                        image -> !image.equals(lost));
        for (JsonNode rendition : repaired.path("renditions")) {
            assertThat(client.open(rendition.path("url").asString("")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(client.notifications(7102)).hasSize(1);
    }

    @Test
    void printsATable() {
        Run run = Run.of("reconcile", "--dry-run", "--data", DATA.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("originals", "pictures", "to delete", "older than 25h.");
    }

    @Test
    void saysInASentenceWhyItCannotRun(@TempDir Path nothing) {
        Run run = Run.of("reconcile", "--data", nothing.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("visage: There is no system in " + nothing + ": start one with ./visage up.\n");
        assertThat(Run.of("reconcile", "--grace", "soon").exitCode()).isEqualTo(2);
        assertThat(Run.of("reconcile", "--grace", "10").err()).contains("--grace is a duration");
    }

    private static JsonNode reconcile() {
        return json(Run.of("reconcile", "--grace", "0s", "--json", "--data", DATA.toString()));
    }

    private static JsonNode json(Run run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }
}
